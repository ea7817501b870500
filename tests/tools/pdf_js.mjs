// Says what pdf.js (Firefox) reads in a PDF: its text page by page, and what is enclosed.
//   PDFJS_DIST=…/node_modules/pdfjs-dist node tests/tools/pdf_js.mjs FILE [PASSWORD]
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const build = `${process.env.PDFJS_DIST}/legacy/build/pdf.mjs`;
const { getDocument } = await import(pathToFileURL(build).href);
const [file, password] = process.argv.slice(2);
const data = new Uint8Array(readFileSync(file));
try {
  const document = await getDocument({ data, password, verbosity: 0, disableFontFace: true }).promise;
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    console.log(`-- ${number} --\n${items.map((item) => item.str).join("\n")}`);
  }
  if (password) {
    const enclosed = Object.values((await document.getAttachments()) ?? {});
    console.error(enclosed.map(({ filename, content }) => `${filename} ${content.length}`).join("\n"));
  }
} catch (error) {
  console.error(`${error.name}: ${error.message}`);
  process.exit(1);
}
