import { extract, type Header } from 'tar-stream';
import type { OutCollector, OutProblem } from './out-files.ts';

/** Room for headers, padding and long names beside the bytes of the files. */
export const archiveOverheadBytes = 16 * 1024 ** 2;

const wrongType = (detail: string): OutProblem => ({ failure: 'output_type', detail });

/** Names arrive as bytes in Latin-1; only extended headers are decoded by the library. */
const nameOf = (header: Header): Uint8Array => {
  const extended = (header.pax as Record<string, string> | null | undefined)?.['path'];
  const bytes = extended === undefined ? Buffer.from(header.name, 'latin1') : Buffer.from(extended);
  let text = bytes;
  while (text.length >= 2 && text[0] === 0x2e && text[1] === 0x2f) text = text.subarray(2);
  if (text.length > 0 && text[text.length - 1] === 0x2f && header.type === 'directory') {
    text = text.subarray(0, -1);
  }
  return text;
};

/**
 * Reads /out from the tar stream of a candidate's sandbox, which is as untrusted as the candidate: only
 * regular files and folders, the rest is a problem.
 */
export const readArchive = async (
  bytes: Uint8Array,
  collector: OutCollector,
): Promise<OutProblem | null> => {
  if (bytes.length === 0) return null;
  // Its types do not know the option: a name in another encoding must reach us as bytes.
  const options: object = { filenameEncoding: 'latin1' };
  const reader = extract(options);
  reader.end(bytes);
  try {
    for await (const entry of reader) {
      const { header } = entry;
      const name = nameOf(header);
      if (header.type === 'directory') {
        entry.resume();
        if (name.length === 0 || Buffer.from(name).equals(Buffer.from('.'))) continue;
        const problem = collector.addDirectory(name);
        if (problem !== null) return problem;
        continue;
      }
      if (header.type !== 'file' && header.type !== 'contiguous-file') {
        return wrongType(`/out holds a ${header.type}, only files and folders are taken`);
      }
      const chunks: Uint8Array[] = [];
      for await (const chunk of entry) chunks.push(chunk as Uint8Array);
      const problem = collector.addFile(name, Buffer.concat(chunks));
      if (problem !== null) return problem;
    }
  } catch (error) {
    return wrongType(
      `/out could not be read: ${error instanceof Error ? error.message : 'unknown'}`,
    );
  } finally {
    reader.destroy();
  }
  return null;
};
