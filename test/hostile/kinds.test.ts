import { zipped } from '../formats/excel/workbook-builder.js';
import { describeHostile } from './harness.js';

const ole = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(2000),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(2000),
  ]);
const typed = (type: string) =>
  zipped({ '[Content_Types].xml': `<Types><Override PartName="/x" ContentType="${type}"/></Types>` });

// The name of the file says nothing: each is called FILE.
describeHostile('a file of another kind is known by its content:', [
  {
    name: '.xls',
    file: () => ole('Workbook'),
    stored: 0,
    findings: [
      'file: unsupported-format: FILE is in an old Office format such as .xls. Open it, save it as an Excel Workbook (.xlsx) and give the saved file.',
    ],
  },
  {
    name: 'an encrypted workbook',
    file: () => ole('EncryptedPackage'),
    stored: 0,
    findings: [
      'file: encrypted-file: FILE has a password. In Excel, remove the password under File, Info, Protect Workbook, then save it and give the saved file.',
    ],
  },
  {
    name: '.xlsb',
    file: () => typed('application/vnd.ms-excel.sheet.binary.macroEnabled.main'),
    stored: 0,
    findings: [
      'file: unsupported-format: FILE is a binary Excel workbook (.xlsb). Open it, save it as an Excel Workbook (.xlsx) and give the saved file.',
    ],
  },
  {
    name: '.ods',
    file: () => zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
    stored: 0,
    findings: [
      'file: unsupported-format: FILE is an OpenDocument spreadsheet (.ods). Open it, save it as an Excel Workbook (.xlsx) and give the saved file.',
    ],
  },
  {
    name: '.numbers',
    file: () => zipped({ 'Index/Document.iwa': 'x' }),
    stored: 0,
    findings: [
      'file: unsupported-format: FILE is an Apple Numbers spreadsheet. Open it, save it as an Excel Workbook (.xlsx) and give the saved file.',
    ],
  },
  {
    name: '.zip',
    file: () => zipped({ 'batch.txt': 'Activity Title' }),
    stored: 0,
    findings: [
      'file: unsupported-format: FILE is a zip file without a workbook in it. Unpack it and give the batch file that it holds.',
    ],
  },
  {
    name: '.pdf',
    file: () => '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n',
    stored: 0,
    findings: [
      'file: unsupported-format: This is a PDF document, not a batch of activities. Save the batch as an Excel workbook (.xlsx), as tab-delimited text or as XML, and give that file.',
    ],
  },
  {
    name: '.html',
    file: () => '<!DOCTYPE html>\n<html><body><table><tr><td>Activity Title</td></tr></table></body></html>',
    stored: 0,
    findings: [
      'file: unsupported-format: This is a web page, not a batch of activities. Save the batch as an Excel workbook (.xlsx), as tab-delimited text or as XML, and give that file.',
    ],
  },
  {
    name: '.csv',
    file: () => 'Activity Title,Activity Format\nCourse,Live Course\n',
    stored: 0,
    findings: [
      'file: unsupported-format: The file is separated by commas, not by tabs. Open it in Excel and save it as an Excel workbook (.xlsx) or as Text (Tab delimited).',
    ],
  },
  {
    name: '.json',
    file: () => '{"activities": []}',
    stored: 0,
    findings: [
      'file: unsupported-format: This is a JSON file, not a batch of activities. Save the batch as an Excel workbook (.xlsx), as tab-delimited text or as XML, and give that file.',
    ],
  },
  {
    name: '.rtf',
    file: () => '{\\rtf1\\ansi Activities}',
    stored: 0,
    findings: [
      'file: unsupported-format: This is a Rich Text document, not a batch of activities. Save the batch as an Excel workbook (.xlsx), as tab-delimited text or as XML, and give that file.',
    ],
  },
  {
    name: '.png',
    file: () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    stored: 0,
    findings: [
      'file: unsupported-format: This is a picture, not a batch of activities. Save the batch as an Excel workbook (.xlsx), as tab-delimited text or as XML, and give that file.',
    ],
  },
  {
    name: '.gz',
    file: () => Buffer.from('1f8b0800000000000003', 'hex'),
    stored: 0,
    findings: [
      'file: unsupported-format: This is a compressed file, not a batch of activities. Save the batch as an Excel workbook (.xlsx), as tab-delimited text or as XML, and give that file.',
    ],
  },
  {
    name: 'a SQLite database',
    file: () => 'SQLite format 3\0 and so on',
    stored: 0,
    findings: [
      'file: unsupported-format: This is a SQLite database, not a batch of activities. Save the batch as an Excel workbook (.xlsx), as tab-delimited text or as XML, and give that file.',
    ],
  },
  {
    name: 'random bytes',
    file: () => Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * index * 7919) % 251)),
    stored: 0,
    findings: [
      'file: unsupported-format: This is neither a workbook nor a text file. Save the batch as an Excel workbook (.xlsx), as tab-delimited text or as XML, and give that file.',
    ],
  },
]);
