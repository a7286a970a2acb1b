using Inspections.Worker.Lifecycle.Accounts;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Accounts;

/// <summary>Long passwords that are guessed all the same, and others that are not.</summary>
public sealed class GuessedPasswordsTests
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("Admin@123456")]
    [InlineData("qwertyuiop123")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("woaini5201314")]
    [InlineData("Fuzhou2026!!!!")]
    [InlineData("123456789012")]
    [InlineData("abcdefghijkl")]
    [InlineData("lkjhgfdsa0987")]
    [InlineData("welcome20252026")]
    [InlineData("iloveyouiloveyou")]
    [InlineData("summer-winter-2024")]
    [InlineData("zq7kzq7kzq7kzq7k")]
    [InlineData("!@#$%^&*()_+")]
    public void What_everybody_tries_is_guessed(string password) => Assert.True(GuessedPasswords.Has(password), $"{GuessedPasswords.Pieces(password)} pieces");

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("another long one")]
    [InlineData("七个 不相关 的词 放在一起 也行")]
    [InlineData("kQ7vPz0rXmW4")]
    [InlineData("password manager of my own 8 cats")]
    [InlineData("GK7P-QW2X-M9AB-TT4Z")]
    public void Words_that_have_nothing_to_do_with_each_other_are_not(string password) => Assert.False(GuessedPasswords.Has(password), $"{GuessedPasswords.Pieces(password)} pieces");

    [Theory]
    [InlineData("", 0)]
    [InlineData("x", 1)]
    [InlineData("passwordpassword", 2)]
    [InlineData("2026", 1)]
    [InlineData("1949", 4)]
    [InlineData("xaaaax", 4)]
    public void A_password_is_taken_apart_into_as_few_pieces_as_can_be(string password, int pieces) => Assert.Equal(pieces, GuessedPasswords.Pieces(password));
}
