import Arithmetic

/// The sum, unknown if a part is.
func plus(_ a: Rational?, _ b: Rational?) -> Rational? {
  guard let a, let b else { return nil }
  return a + b
}

/// The difference, unknown if a part is.
func minus(_ a: Rational?, _ b: Rational?) -> Rational? {
  guard let a, let b else { return nil }
  return a - b
}

/// The product; zero times the unknown is zero.
func times(_ a: Rational?, _ b: Rational?) -> Rational? {
  if a == .zero || b == .zero { return 0 }
  guard let a, let b else { return nil }
  return a * b
}
