export const MAILS = [
  'The blue kettle arrived with a dent in its side. Can I send it back?',
  'My parcel says delivered since Monday, but nobody here has seen it.',
  'You charged me twice for one pair of boots.',
  'Do you also sell the spare lid on its own?',
  'Thank you, the lamp is even nicer than in the picture!',
]

export const PRODUCTS = [
  'A kettle for two mugs of tea, quick and quiet. Steel, 0.8 litres, made in Portugal.',
  'The best lamp in the world. Everybody else sells rubbish.',
  'Boots of waxed leather for wet autumn days. Sizes 36 to 46.',
  'Wool blanket, 130 by 180 centimetres, washable at thirty degrees.',
]
