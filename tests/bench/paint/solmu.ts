import { createPainter } from '../../../web/graph/painter.ts';
import { zoomed } from '../../../web/graph/camera.ts';
import { contend } from './contender.ts';

contend({
  draw: async (host, scene) => {
    const painter = createPainter({ host, scene });
    host.append(painter.canvas);
    return {
      pan: (dx, dy) => {
        if (painter.camera.scale === 1)
          painter.look(zoomed(painter.camera, 1.3, { x: scene.width / 2, y: scene.height / 2 }, scene));
        painter.pan(dx, dy);
      },
      focus: (id) => painter.focus(id),
    };
  },
});
