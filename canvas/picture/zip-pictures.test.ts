import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { zipPictures } from './zip-pictures'

test('a zip holds every picture, numbered, also two of one name', async () => {
  const picture = (text: string) => ({ blob: new Blob([text]), extension: 'svg' as const })
  const zip = await zipPictures(
    [
      { title: '제안', ...picture('<svg>1</svg>') },
      { title: 'Area', ...picture('<svg>2</svg>') },
      { title: 'Area', ...picture('<svg>3</svg>') },
    ],
    new Date(2026, 1, 4),
  )
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()))
  const texts = Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)])
  expect(texts).toEqual([
    ['01 제안.svg', '<svg>1</svg>'],
    ['02 Area.svg', '<svg>2</svg>'],
    ['03 Area.svg', '<svg>3</svg>'],
  ])
})
