// Copies what the page needs beside its own code into public/: tldraw's fonts, icons and
// translations, and Pretendard in small pieces by unicode range. Nothing is fetched from elsewhere
// at run time. Also writes the table of those pieces that the canvas embeds fonts by.
// Repeatable: files that are already right are left alone.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const require = createRequire(import.meta.url)
const packageFolder = (name) => dirname(require.resolve(`${name}/package.json`))

const tldraw = packageFolder('@tldraw/assets')
for (const folder of ['fonts', 'icons', 'translations', 'embed-icons']) {
  cpSync(join(tldraw, folder), join(root, 'public/tldraw', folder), { recursive: true })
}

// tldraw warns of every string a translation lacks; the canvas brings its own words for these.
const translations = join(root, 'public/tldraw/translations')
const read = (locale) => JSON.parse(readFileSync(join(translations, `${locale}.json`), 'utf8'))
const korean = read('ko-kr')
writeIfChanged(
  join(translations, 'ko-kr.json'),
  JSON.stringify({ ...read('main'), ...korean }, null, 2),
)

const pretendard = packageFolder('pretendard')
const web = join(pretendard, 'dist/web/variable')
const fonts = join(root, 'public/fonts')
mkdirSync(fonts, { recursive: true })
cpSync(join(web, 'woff2-dynamic-subset'), join(fonts, 'woff2-dynamic-subset'), { recursive: true })
const css = readFileSync(join(web, 'pretendardvariable-dynamic-subset.css'), 'utf8')
writeIfChanged(join(fonts, 'pretendard.css'), css)
cpSync(join(pretendard, 'dist/LICENSE.txt'), join(fonts, 'LICENSE.txt'))

const subsets = [...css.matchAll(/@font-face\s*{([^}]*)}/g)].map(([, face]) => ({
  file: face.match(/url\(\.\/woff2-dynamic-subset\/([^)]+)\)/)[1],
  ranges: face
    .match(/unicode-range:\s*([^;]+);/)[1]
    .split(',')
    .map((range) => range.trim().toUpperCase()),
}))
if (subsets.length < 50)
  throw new Error(`Pretendard's stylesheet changed: ${subsets.length} subsets.`)
const lines = subsets.map(({ file, ranges }) => `  ${JSON.stringify([file, ranges.join(', ')])}`)
writeIfChanged(join(root, 'canvas/fonts/pretendard-subsets.json'), `[\n${lines.join(',\n')}\n]\n`)

console.log(`Copied tldraw's assets and ${subsets.length} pieces of Pretendard to public/.`)

function writeIfChanged(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  writeFileSync(path, text)
}
