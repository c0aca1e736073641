import { completeActivity } from './examples.js';

/** A tab-delimited file of lines of cells. */
export function tabFile(...lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${cells.join('\t')}\r\n`).join('');
}

export const exampleHeaders = Object.keys(completeActivity);
export const exampleCells = Object.values(completeActivity).map(String);

/** An XML batch with something in the place of an activity's first element. */
export function xmlFile(first: string, before = ''): string {
  return [
    `<?xml version="1.0" encoding="UTF-8"?>${before}`,
    '<ActivityBatch xmlns="urn:pars-batch:activities:1">',
    '  <Activity>',
    `    ${first}`,
    '    <Title>CMEActivityTutorial</Title>',
    '    <Format>Live Course</Format>',
    '    <DeliveryMethods><DeliveryMethod>In-Person</DeliveryMethod></DeliveryMethods>',
    '    <Repeats>No</Repeats>',
    '    <StartDate>2021-05-20</StartDate>',
    '    <EndDate>2021-11-11</EndDate>',
    '    <Location><Country>USA</Country><City>Chicago</City><State>IL</State><PostalCode>60007</PostalCode></Location>',
    '    <Credits>20</Credits>',
    '    <CMEPassport>No</CMEPassport>',
    '    <Description>This is a sample description</Description>',
    '    <Providership>Directly provided</Providership>',
    '    <Outcomes><LearnerCompetence><Measurement>Objective</Measurement></LearnerCompetence></Outcomes>',
    '    <CommercialSupport>No</CommercialSupport>',
    '    <MarkCommendation>No</MarkCommendation>',
    '  </Activity>',
    '</ActivityBatch>',
    '',
  ].join('\n');
}

/** A workbook whose only sheet, Rooms, has the columns Room and Seats. */
export const otherWorkbook: Uint8Array = Buffer.from(
  [
    'UEsDBBQAAAAIAAAAIQDNmiZSzQAAANkBAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbK2Rv47CMAzGX6XKiogRA8OJsgArMPACVurS',
    'iPxTbGjv7S/twYI4ppts5/s+/yJ5ff5OxNXgXeBadSLpC4BNRx5Zx0ShKG3MHqWM+QIJzRUvBMvFYgUmBqEgcxl3qM16Ry3enFT7',
    'oTyzjaFWmRyravtrHFm1wpScNShFh3toXijzB0GX5OThziaeFYOCt4RR+RvwyB3vlLNtqDphlgP64oJef46++VtsW2uoiebmS0Rz',
    'yoQNd0TinZ6q9mjD7AOV/5nax3yd+icUpotufgBQSwMEFAAAAAgAAAAhAJI30DmBAAAA5AAAAAsAAABfcmVscy8ucmVsc43POw4C',
    'MQwE0KtEPsB6oaBASSoaWrQXsILzEZuPkiDg9qRcEAWlNaM3srzwSj3k1HwoTTzjmpoC33s5IjbjOVKbcuE0EptrpD7O6rCQuZFj',
    '3M/zAevWAC23pjhfFdQdiOVV+B85WxsMn7K5R079x8BXY8hUHXcFj2lQgFrix1P6DVBLAwQUAAAACAAAACEAMg1pg4UAAADfAAAA',
    'EAAAAF9yZWxzL3cueG1sLnJlbHONzzsOwjAQBNCrWD5ANlBQINsVDS3KBSyz/ijxR95FwO1xGSQKytFIbzTqhpvlVAvF1Ei88lZI',
    'y8jczgDkImZLU21YRuNrz5ZH7AGadasNCMd5PkHfG9KovSmudy37QYrl3fAfuXqfHF6qe2Qs/GMAnrWvFBF5oLYHZC1pGooEo+Dr',
    'j/kAUEsDBBQAAAAIAAAAIQB7KBqNkAAAAOEAAAAFAAAAdy54bWyNjzEOgzAMRa8S+QA1dOiAgKlL194gBdNE4DiyU7XHL4Kyd7L/',
    '//L7cvsWnR8is/vwkqyDUEpuEG0IxN5OkimtySTKvqxSn2hZyY8WiAoveK6qC7KPCXZCo/8wZJriQFcZXkyp7BClxZcoyULMBn27',
    'NdhvuuSZOriLsIHbrNvYQQ1Om7guWgP2LR43eLzVfwFQSwMEFAAAAAgAAAAhAEmJzlWEAAAAzgAAAAUAAABzLnhtbHWPOw4CMQxE',
    'r7LKAfCKggJ5XXEC9gRRMCQiP8WWdo9PSIGgoJzxG48Gt9Ke4pl12lPMshivWs8A4jwnK4dSOffLvbRktcv2AKmN7W2EUoTjPJ8g',
    '2ZAN4fAuVi1hKxuhm3QxIceQedXWgSCEStdSEoISwluD+wuu3Dt/SRiP4asJPhPoBVBLAQIUAxQAAAAIAAAAIQDNmiZSzQAAANkB',
    'AAATAAAAAAAAAAAAAACAAQAAAABbQ29udGVudF9UeXBlc10ueG1sUEsBAhQDFAAAAAgAAAAhAJI30DmBAAAA5AAAAAsAAAAAAAAA',
    'AAAAAIAB/gAAAF9yZWxzLy5yZWxzUEsBAhQDFAAAAAgAAAAhADINaYOFAAAA3wAAABAAAAAAAAAAAAAAAIABqAEAAF9yZWxzL3cu',
    'eG1sLnJlbHNQSwECFAMUAAAACAAAACEAeygajZAAAADhAAAABQAAAAAAAAAAAAAAgAFbAgAAdy54bWxQSwECFAMUAAAACAAAACEA',
    'SYnOVYQAAADOAAAABQAAAAAAAAAAAAAAgAEOAwAAcy54bWxQSwUGAAAAAAUABQAeAQAAtQMAAAAA',
  ].join(''),
  'base64',
);
