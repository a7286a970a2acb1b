using System.Security.Cryptography;
using System.Text;
using Inspections.Core.Encodings;
using OtpNet;

namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>Codes of a second factor: six digits that change every half minute (TOTP, RFC 6238), and those that stand in when the telephone is lost.</summary>
internal static class TimeCodes
{
    /// <summary>How many recovery codes somebody is given.</summary>
    public const int RecoveryCodes = 8;

    // What an authenticator calls the account.
    private const string Issuer = "双随机抽查 Inspections";

    // HMAC-SHA-1 wants no more (RFC 4226 section 4, R6), and every application knows it.
    private const int SecretLength = 20;

    // 24 of 32 letters are 120 bits: nobody tries them all, so a plain digest keeps them (OWASP ASVS 2.6.2).
    private const int RecoveryLength = 24, GroupLength = 4;

    // Letters and digits that are not taken for one another when they are written down.
    private const string Readable = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private const string Digits = "0123456789";
    private const int CodeLength = 6;

    // A clock may be half a minute off, before or after (RFC 6238 section 5.2).
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>A new secret, in base32 as applications take it.</summary>
    public static string NewSecret() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretLength));

    /// <summary>The address that an application reads from the picture (otpauth).</summary>
    public static string AddressOf(string secret, string staff) =>
        $"otpauth://totp/{Uri.EscapeDataString(Issuer)}:{Uri.EscapeDataString(staff)}?secret={secret.TrimEnd('=')}&issuer={Uri.EscapeDataString(Issuer)}";

    /// <summary>The step of a right code that was not taken before; null for any other.</summary>
    /// <param name="secret">The secret, in base32.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="now">Now.</param>
    /// <param name="lastStep">The step of the last one that was taken.</param>
    public static long? Step(string secret, string code, DateTimeOffset now, long lastStep)
    {
        string typed = Squeeze(code);
        if (typed.Length != CodeLength || !typed.All(c => Digits.Contains(c, StringComparison.Ordinal)))
        {
            return null;
        }

        byte[] key = Base32Encoding.ToBytes(secret);
        bool isRight = new Totp(key).VerifyTotp(now.UtcDateTime, typed, out long step, Window);
        CryptographicOperations.ZeroMemory(key);
        return isRight && step > lastStep ? step : null;
    }

    /// <summary>The code of a moment.</summary>
    public static string At(string secret, DateTimeOffset now) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(now.UtcDateTime);

    /// <summary>New recovery codes, in groups that can be read out.</summary>
    public static IReadOnlyList<string> NewRecovery() =>
    [
        .. Enumerable.Range(0, RecoveryCodes).Select(_ => string.Join('-', RandomNumberGenerator.GetItems<char>(Readable, RecoveryLength).Chunk(GroupLength).Select(c => new string(c)))),
    ];

    /// <summary>How a recovery code is kept; null for what cannot be one.</summary>
    public static Digest? KeptAs(string code) =>
        Squeeze(code).ToUpperInvariant() is { Length: RecoveryLength } typed ? Digest.Of(Encoding.UTF8.GetBytes($"recovery code {typed}")) : null;

    private static string Squeeze(string typed) => string.Concat(typed.Where(c => c is not ('-' or ' ')));
}
