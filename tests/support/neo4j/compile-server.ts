import { createHash } from 'node:crypto';
import { access, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runJavaModule } from './java.ts';
import { libFolder, lockedJars, neo4jFolder, serverSource } from './jars.ts';

/** What `java` needs to run the server. */
export interface CompiledServer {
  classPath: string;
  /** Where an archive of the loaded classes belongs; it need not exist. */
  classArchive: string;
}

/** Compiles `Neo4jServer.java` once per source and list of jars, which saves two seconds a start. */
export async function compileServer(java: string): Promise<CompiledServer> {
  const jars = lockedJars();
  const key = createHash('sha256')
    .update(await readFile(serverSource))
    .update(jars.map((jar) => jar.sha256).join())
    .digest('hex')
    .slice(0, 12);
  const libraries = jars.map((jar) => join(libFolder, jar.file)).join(':');
  const serverJar = join(neo4jFolder, `server-${key}.jar`);
  if (!(await exists(serverJar))) await compile(java, libraries, serverJar);
  return {
    classPath: `${serverJar}:${libraries}`,
    classArchive: join(neo4jFolder, `server-${key}.jsa`),
  };
}

// A jar and not a folder of classes: Java makes no class archive from folders.
async function compile(java: string, libraries: string, serverJar: string): Promise<void> {
  const work = await mkdtemp(join(neo4jFolder, 'compile-'));
  try {
    const classes = join(work, 'classes');
    const compilation = ['-nowarn', '-source', '17', '-target', '17', '-d', classes, '-cp', libraries];
    await runJavaModule(java, 'jdk.compiler/com.sun.tools.javac.Main', [...compilation, serverSource]);
    const jar = join(work, 'server.jar');
    await runJavaModule(java, 'jdk.jartool/sun.tools.jar.Main', ['-cf', jar, '-C', classes, '.']);
    await rename(jar, serverJar);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
