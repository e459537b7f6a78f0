import { PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { type PdfIdentity, packPdf } from './packPdf';

/** What a PDF says of itself. */
export type PdfMetadata = {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly created: Date;
};

const producer = 'Throughline';

/**
 * Adds author, subject, keywords and XMP to a printed PDF, of which Chromium writes the title only, and packs its
 * objects. Tags and outline stay as they are.
 */
export async function addPdfMetadata(
  bytes: Uint8Array,
  metadata: PdfMetadata,
): Promise<{ readonly bytes: Uint8Array; readonly pageCount: number }> {
  const xmpBytes = new TextEncoder().encode(metadataToXmp(metadata));
  const packedAtOnce = packPdf(bytes, { info: toInformation(metadata), xmp: xmpBytes });
  if (packedAtOnce !== null) return packedAtOnce;
  // A file of another making is read into objects and written anew, which takes ten times as long.
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const { title, author, subject, keywords, created } = metadata;
  pdf.setTitle(title, { showInWindowTitleBar: true });
  pdf.setAuthor(author);
  pdf.setSubject(subject);
  // pdf-lib joins keywords by spaces; commas are what readers split at.
  pdf.setKeywords([keywords.join(', ')]);
  pdf.setCreator(producer);
  pdf.setProducer(producer);
  pdf.setCreationDate(created);
  pdf.setModificationDate(created);
  const { context, catalog } = pdf;
  const xmp = context.stream(xmpBytes, {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  catalog.set(PDFName.of('Metadata'), context.register(xmp));
  if (!catalog.has(PDFName.of('Lang'))) catalog.set(PDFName.of('Lang'), PDFHexString.fromText('en'));
  const packed = await pdf.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
  return { bytes: packed, pageCount: pdf.getPageCount() };
}

/** The entries of a PDF's information dictionary. Source: ISO 32000-1, 14.3.3. */
function toInformation({ title, author, subject, keywords, created }: PdfMetadata): PdfIdentity['info'] {
  const text = (value: string) =>
    `<FEFF${Buffer.from(value, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
  const time = `(D:${created.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z)`;
  return [
    ['Title', text(title)],
    ['Author', text(author)],
    ['Subject', text(subject)],
    ['Keywords', text(keywords.join(', '))],
    ['Creator', text(producer)],
    ['Producer', text(producer)],
    ['CreationDate', time],
    ['ModDate', time],
  ];
}

/** The same as XMP, as readers and archives look for it. Source: ISO 16684-1. */
export function metadataToXmp({ title, author, subject, keywords, created }: PdfMetadata): string {
  const time = created.toISOString();
  const words = keywords.map((word) => `<rdf:li>${escapeXml(word)}</rdf:li>`).join('');
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(subject)}</rdf:li></rdf:Alt></dc:description>
<dc:subject><rdf:Bag>${words}</rdf:Bag></dc:subject>
<pdf:Keywords>${escapeXml(keywords.join(', '))}</pdf:Keywords>
<pdf:Producer>${producer}</pdf:Producer>
<xmp:CreatorTool>${producer}</xmp:CreatorTool>
<xmp:CreateDate>${time}</xmp:CreateDate>
<xmp:ModifyDate>${time}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}

function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these.
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}
