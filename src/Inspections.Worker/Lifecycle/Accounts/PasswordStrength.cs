using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>How hard a password is to guess: by the pieces of <see cref="GuessedPasswords"/>, of which each has to be guessed by itself.</summary>
internal enum PasswordStrength
{
    /// <summary>It cannot be used.</summary>
    Refused,

    /// <summary>It can be used.</summary>
    Enough,

    /// <summary>Of twice as many pieces as are asked for: of characters by chance some 60 bits.</summary>
    Good,

    /// <summary>Of three times as many.</summary>
    VeryGood,
}

/// <summary>Judges passwords before they are taken.</summary>
internal static class PasswordStrengths
{
    /// <summary>How good a password is for somebody.</summary>
    public static PasswordStrength Of(Account account, string password) =>
        Passwords.Refuse(account, password) is not null ? PasswordStrength.Refused
        : GuessedPasswords.Pieces(password) switch
        {
            >= 3 * GuessedPasswords.LeastPieces => PasswordStrength.VeryGood,
            >= 2 * GuessedPasswords.LeastPieces => PasswordStrength.Good,
            _ => PasswordStrength.Enough,
        };
}
