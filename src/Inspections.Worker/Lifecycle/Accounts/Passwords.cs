using System.Security.Cryptography;
using Inspections.Worker.Files;
using Inspections.Worker.Stores;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>Passwords: what may be one, and how it is kept (ASP.NET Core Identity's hasher, PBKDF2 with HMAC-SHA-512).</summary>
internal static class Passwords
{
    /// <summary>Characters of a password at least (OWASP ASVS 2.1.1).</summary>
    public const int Least = 12;

    /// <summary>Characters of a password at most (OWASP ASVS 2.1.2): a long one must not cost the server minutes.</summary>
    public const int Most = 128;

    // Letters and digits that are not taken for one another when they are read out.
    private const string Readable = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Distinct = 5;

    // As OWASP advises for PBKDF2 with HMAC-SHA-512.
    private static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

    // What a password is compared with when nobody has the id: an answer must not tell by its time whether somebody has.
    private static readonly Lazy<string> Nobodys = new(() => Hash("nobody's password"));

    /// <summary>How a password is kept.</summary>
    public static string Hash(string password) => Hasher.HashPassword("", password);

    /// <summary>True when a password is the one that was kept.</summary>
    /// <param name="kept">What was kept; null where there is none, which takes as long and is never right.</param>
    /// <param name="password">What was given.</param>
    public static bool AreSame(string? kept, string password) =>
        password.Length <= Most && Hasher.VerifyHashedPassword("", kept ?? Nobodys.Value, password) != PasswordVerificationResult.Failed && kept is not null;

    /// <summary>Refuses a password that others guess.</summary>
    /// <exception cref="UserErrorException">It is too short or too long, names the person, is a few characters again and again, or what everybody tries.</exception>
    public static void Require(Account account, string password)
    {
        if (Refuse(account, password) is { } why)
        {
            throw AccountRefusals.Weak.Error(why, Least);
        }
    }

    /// <summary>What speaks against a password; null when it can be used.</summary>
    public static Text? Refuse(Account account, string password)
    {
        int length = Squeezed(password);
        return length < Least ? new Text($"只有 {length} 个字符（连续的空格算一个）", $"it has {length} characters, spaces in a row counted once")
            : password.Length > Most ? new Text($"超过 {Most} 个字符", $"it has more than {Most} characters")
            : password.Contains($"{account.Staff}", StringComparison.OrdinalIgnoreCase) || password.Contains(account.Name, StringComparison.OrdinalIgnoreCase)
                ? new Text("含有编号或姓名", "it contains the id or the name")
            : password.Distinct().Count() < Distinct ? new Text("只有少数几个字符重复", "it is a few characters again and again")
            : GuessedPasswords.Has(password) ? new Text("由常见的词、年份、键盘连续键组成，很容易猜到", "it is made of well-known words, years and rows of keys that everybody tries")
            : null;
    }

    // Blanks in a row are one (OWASP ASVS 2.1.1).
    private static int Squeezed(string password) => password.Where((c, i) => c != ' ' || i == 0 || password[i - 1] != ' ').Count();

    /// <summary>A password for the first time that nobody can guess: four groups of four that can be read out.</summary>
    public static string Next() => string.Join('-', RandomNumberGenerator.GetItems<char>(Readable, 16).Chunk(4).Select(c => new string(c)));
}
