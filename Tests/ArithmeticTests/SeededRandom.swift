@testable import Arithmetic

/// Random numbers from a seed (SplitMix64), with a liking for the limits of machine integers.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A limb, often one at which carries and guesses go wrong.
  mutating func limb() -> UInt64 {
    switch Int.random(in: 0..<10, using: &self) {
    case 0: 0
    case 1: 1
    case 2: .max
    case 3: .max - 1
    case 4: 1 << 63
    case 5: (1 << 63) - 1
    case 6: (1 << 63) + 1
    case 7: next() >> UInt64.random(in: 0..<64, using: &self)
    default: next()
    }
  }

  /// An integer of up to `limbs` limbs.
  mutating func integer(limbs: Int) -> BigInteger {
    let count = Int.random(in: 0...limbs, using: &self)
    return BigInteger(limbs: (0..<count).map { _ in limb() }, isNegative: Bool.random(using: &self))
  }

  /// A fraction: mostly of machine integers near their limits, sometimes far beyond.
  mutating func rational() -> Rational {
    if Int.random(in: 0..<4, using: &self) == 0 {
      var denominator = integer(limbs: 3)
      while denominator.isZero { denominator = integer(limbs: 3) }
      return Rational(integer(limbs: 3), denominator)
    }
    var denominator = machineInteger()
    while denominator == 0 { denominator = machineInteger() }
    return Rational(machineInteger(), over: Bool.random(using: &self) ? 1 : denominator)
  }

  /// A machine integer of any size, often at a limit.
  mutating func machineInteger() -> Int {
    switch Int.random(in: 0..<8, using: &self) {
    case 0: .max - Int.random(in: 0...2, using: &self)
    case 1: .min + Int.random(in: 0...2, using: &self)
    case 2: 1 << Int.random(in: 0..<63, using: &self)
    case 3: Int.random(in: -10...10, using: &self)
    default: Int(truncatingIfNeeded: next()) >> Int.random(in: 0..<64, using: &self)
    }
  }
}
