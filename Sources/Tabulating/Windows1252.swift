/// The code points of the bytes 0x80 to 0x9F in Windows-1252, zero where there is none.
///
/// Source: the table `WindowsBestFit/bestfit1252` of the Unicode consortium, without the controls that
/// it puts in the five gaps. All other bytes are their own code points.
let windows1252Upper: [UInt16] = [
  0x20AC, 0x0000, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x0000, 0x017D, 0x0000,
  0x0000, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x0000, 0x017E, 0x0178,
]

/// Returns the text of bytes in Windows-1252.
func windows1252Text(_ bytes: some Sequence<UInt8>) -> String {
  var text = ""
  for byte in bytes {
    let isUpper = byte & 0xE0 == 0x80
    let code = isUpper ? windows1252Upper[Int(byte & 0x1F)] : UInt16(byte)
    text.unicodeScalars.append(Unicode.Scalar(code) ?? "\u{FFFD}")
  }
  return text
}
