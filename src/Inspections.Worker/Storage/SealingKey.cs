using System.Security.Cryptography;
using System.Text;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;

namespace Inspections.Worker.Storage;

/// <summary>
/// Seals what nobody may read in the database or a backup: AES-256 in Galois/Counter Mode (NIST SP 800-38D) under a key that lies elsewhere.
/// A sealed text is bound to what it is for, and cannot be put in another's place.
/// </summary>
internal sealed class SealingKey
{
    /// <summary>Bytes of a key.</summary>
    public const int Length = 32;

    private const int NonceLength = 12, TagLength = 16;

    private readonly byte[] _key;

    /// <param name="key">Thirty-two secret bytes.</param>
    public SealingKey(ReadOnlySpan<byte> key)
    {
        _key = key.Length == Length ? key.ToArray() : throw new ArgumentException($"a sealing key has {Length} bytes", nameof(key));
        Id = Digest.Of(HMACSHA256.HashData(_key, "inspections sealing key"u8)).ToString()[..16];
    }

    /// <summary>Names the key without telling anything of it.</summary>
    public string Id { get; }

    /// <summary>The key's text in a file.</summary>
    public string ToText() => Convert.ToBase64String(_key);

    /// <summary>A new key, from the operating system's generator.</summary>
    public static SealingKey Make() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>A key from its text: thirty-two bytes in base64, as <c>openssl rand -base64 32</c> writes them; null when it is none.</summary>
    public static SealingKey? TryParse(string text)
    {
        byte[] bytes = new byte[Length];
        try
        {
            return Convert.TryFromBase64String(text.Trim(), bytes, out int written) && written == Length ? new SealingKey(bytes) : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Seals a text: nonce, ciphertext and tag in base64.</summary>
    /// <param name="purpose">What it is for; the same is needed to open it.</param>
    /// <param name="text">The text.</param>
    public string Seal(string purpose, string text)
    {
        byte[] plain = Encoding.UTF8.GetBytes(text), whole = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(_key, TagLength);
        cipher.Encrypt(whole.AsSpan(0, NonceLength), plain, whole.AsSpan(NonceLength, plain.Length), whole.AsSpan(NonceLength + plain.Length), Encoding.UTF8.GetBytes(purpose));
        CryptographicOperations.ZeroMemory(plain);
        return Convert.ToBase64String(whole);
    }

    /// <summary>Opens what was sealed for the same purpose.</summary>
    /// <exception cref="UserErrorException">It was changed, or sealed for something else or under another key.</exception>
    public string Open(string purpose, string sealedText)
    {
        byte[] plain = [];
        try
        {
            byte[] whole = Convert.FromBase64String(sealedText);
            plain = new byte[int.Max(0, whole.Length - NonceLength - TagLength)];
            using var cipher = new AesGcm(_key, TagLength);
            cipher.Decrypt(
                whole.AsSpan(0, NonceLength), whole.AsSpan(NonceLength, plain.Length), whole.AsSpan(NonceLength + plain.Length), plain, Encoding.UTF8.GetBytes(purpose));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException)
        {
            throw SealRefusals.Broken.Error(purpose, Id);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
