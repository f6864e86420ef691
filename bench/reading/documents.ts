import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';

/** Debian's packages of documentation that carry PDFs: by TeX, troff, DocBook and browsers, in eight languages. */
const PACKAGES = `gnuplot-doc swi-prolog-doc zsh-doc developers-reference debian-reference-en gap-doc pari-doc
  bash-doc r-doc-pdf gretl-doc maint-guide debian-policy debian-faq debian-faq-ru developers-reference-ja
  developers-reference-de debian-reference-ja debian-reference-zh-cn debian-reference-es groff asymptote-doc
  freefem-doc gmsh-doc siscone-doc-pdf why3-doc-pdf auto-multiple-choice-doc-pdf python-reportlab-doc octave-doc
  valgrind systemtap-doc gnutls-doc`.split(/\s+/);

const run = promisify(execFile);

export interface PdfFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The PDFs of the folder, else those of Debian's packages, as far as apt has them. */
export async function* documentsOf(folder: string | undefined): AsyncGenerator<PdfFile> {
  if (folder !== undefined) yield* pdfsIn(folder);
  else for (const name of PACKAGES) yield* pdfsOfPackage(name);
}

async function* pdfsOfPackage(name: string): AsyncGenerator<PdfFile> {
  const folder = await mkdtemp(join(tmpdir(), 'reading-'));
  try {
    await run('apt-get', ['download', name], { cwd: folder });
    const [archive = ''] = await readdir(folder);
    await mkdir(join(folder, 'files'));
    await run('dpkg', ['-x', join(folder, archive), join(folder, 'files')]);
    yield* pdfsIn(join(folder, 'files'));
  } catch (error) {
    process.stderr.write(
      `${name}: not fetched (${error instanceof Error ? error.message.split('\n')[0] : error})\n`,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function* pdfsIn(folder: string): AsyncGenerator<PdfFile> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.pdf(?:\.gz)?$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const seen = new Set<string>();
  for (const path of paths.sort()) {
    const bytes = await readFile(path);
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (seen.has(hash)) continue;
    seen.add(hash);
    yield {
      name: relative(folder, path),
      bytes: new Uint8Array(path.endsWith('.gz') ? gunzipSync(bytes) : bytes),
    };
  }
}

/** The text that poppler's `pdftotext` finds; empty where it refuses. */
export const popplerText = async ({ bytes }: PdfFile, lastPage: number): Promise<string> => {
  const running = run('pdftotext', ['-enc', 'UTF-8', '-l', `${lastPage}`, '-', '-'], { maxBuffer: 2 ** 30 });
  running.child.stdin?.on('error', () => undefined).end(bytes);
  return running.then(({ stdout }) => stdout).catch(() => '');
};
