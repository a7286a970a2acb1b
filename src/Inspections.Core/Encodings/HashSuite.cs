using System.Security.Cryptography;

namespace Inspections.Core.Encodings;

/// <summary>
/// The protocol's hash functions, named in one place: those of digests and trees (protocol section 1), of the key and its tickets (section 4)
/// and under signatures (section 10). <see cref="Sha256Lanes"/> are the same function for many short messages at once.
/// </summary>
internal static class HashSuite
{
    /// <summary>The function, as the platform knows it.</summary>
    public static HashAlgorithmName Algorithm => HashAlgorithmName.SHA256;

    /// <summary>The digest of one message.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> message) => SHA256.HashData(message);

    /// <summary>The same, into 32 bytes.</summary>
    public static void Hash(ReadOnlySpan<byte> message, Span<byte> digest) => SHA256.HashData(message, digest);

    /// <summary>HMAC (RFC 2104) of one message.</summary>
    public static byte[] Mac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message) => HMACSHA256.HashData(key, message);

    /// <summary>HKDF-Extract (RFC 5869 section 2.2).</summary>
    public static byte[] Extract(byte[] input, byte[] salt) => HKDF.Extract(Algorithm, input, salt);
}
