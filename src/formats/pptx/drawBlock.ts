import type { PageBlock } from '../../domain/layout/pages';
import { logoAddress } from '../../domain/model/logo';
import { bullet, drawMark, drawShape } from './drawShape';
import { drawTable } from './drawTable';
import { drawText } from './drawText';
import { flattenDrawing } from './flattenDrawing';
import { hex, inches, pictureName, place, type Slide } from './slide';

/** Draws one block of a page; `pageByAnchor` is where its links within the report lead. */
export function drawBlock(
  slide: Slide,
  block: PageBlock,
  isTitle: boolean,
  pageByAnchor: ReadonlyMap<string, number>,
): void {
  switch (block.kind) {
    case 'heading':
    case 'text': {
      const align = block.kind === 'text' && block.align ? block.align : 'left';
      drawText(slide, block, block.lines, block.face, pageByAnchor, { align, isTitle });
      return;
    }
    case 'list': {
      let y = block.y;
      for (const entry of block.entries) {
        const height = entry.lines.length * block.face.lineHeight;
        if (entry.mark === null) {
          drawShape(slide, bullet(block.face.lineHeight), block.x, y);
        } else
          drawMark(
            slide,
            entry.mark,
            block.x,
            y + (block.face.lineHeight - block.face.size + 1) / 2,
            block.face.size - 1,
          );
        const box = { x: block.x + block.indent, y, width: block.width - block.indent, height };
        drawText(slide, box, entry.lines, block.face, pageByAnchor);
        y += height + block.gap;
      }
      return;
    }
    case 'table':
      drawTable(slide, block, block, pageByAnchor);
      return;
    case 'drawing':
      if (block.drawing.alternative !== '') {
        slide.addShape('rect', {
          ...place(block),
          objectName: pictureName(block.drawing.title, block.drawing.alternative),
        });
      }
      for (const shape of flattenDrawing(block.drawing)) drawShape(slide, shape, block.x, block.y);
      return;
    case 'logo':
      slide.addImage({ ...place(block), data: logoAddress(block.logo), altText: block.alternative });
      return;
    case 'contents': {
      const half = Math.ceil(block.entries.length / 2);
      const gap = 24;
      const width = (block.width - gap) / 2;
      block.entries.forEach(({ id, title, page }, i) => {
        const box = {
          x: block.x + (i < half ? 0 : width + gap),
          y: block.y + (i % half) * block.face.lineHeight,
          width,
          height: block.face.lineHeight,
        };
        drawText(slide, box, [[{ text: title, href: `#${id}` }]], block.face, pageByAnchor);
        drawText(slide, box, [[{ text: String(page) }]], block.face, pageByAnchor, { align: 'right' });
      });
      return;
    }
    case 'area':
      slide.addShape(block.radius > 0 ? 'roundRect' : 'rect', {
        ...place(block),
        ...(block.fill === null ? {} : { fill: { color: hex(block.fill) } }),
        ...(block.stroke === null ? {} : { line: { color: hex(block.stroke), width: block.strokeWidth } }),
        ...(block.radius > 0 ? { rectRadius: inches(block.radius) } : {}),
      });
      return;
    case 'footer': {
      drawText(slide, block, [[{ text: block.left }]], block.face, pageByAnchor);
      drawText(slide, block, [[{ text: block.right }]], block.face, pageByAnchor, { align: 'right' });
      return;
    }
  }
}
