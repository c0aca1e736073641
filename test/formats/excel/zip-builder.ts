import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a zip, and what to say of it that is not so. */
export interface ZipFile {
  readonly name: string;
  readonly content: string | Buffer;
  /** Whether it is put in as it is. */
  readonly isStored?: boolean;
  readonly claimedSize?: number;
  readonly claimedChecksum?: number;
  readonly isEncrypted?: boolean;
}

/** Makes a zip file by hand, so that tests can also make the zips that libraries refuse to make. */
export function zipFile(files: readonly ZipFile[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const entry = zipEntry(file, offset);
    bodies.push(entry.local);
    directory.push(entry.central);
    offset += entry.local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

function zipEntry(file: ZipFile, offset: number): { local: Buffer; central: Buffer } {
  const name = Buffer.from(file.name);
  const content = Buffer.from(file.content);
  const body = file.isStored === true ? content : deflateRawSync(content);
  const described = Buffer.alloc(26);
  described.writeUInt16LE(20, 0);
  described.writeUInt16LE(file.isEncrypted === true ? 1 : 0, 2);
  described.writeUInt16LE(file.isStored === true ? 0 : 8, 4);
  described.writeUInt32LE(file.claimedChecksum ?? crc32(content), 10);
  described.writeUInt32LE(body.length, 14);
  described.writeUInt32LE(file.claimedSize ?? content.length, 18);
  described.writeUInt16LE(name.length, 22);
  const placed = Buffer.alloc(14);
  placed.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([signature(0x04034b50), described, name, body]),
    central: Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), described, placed, name]),
  };
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}
