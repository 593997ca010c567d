import { openApiDocument } from './api.ts';

/** `npm run openapi`: prints the OpenAPI document that is kept in docs/openapi.json. */
process.stdout.write(`${JSON.stringify(openApiDocument(), null, 2)}\n`);
