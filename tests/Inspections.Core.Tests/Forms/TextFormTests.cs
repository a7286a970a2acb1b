using Inspections.Core.Encodings;
using Xunit;

namespace Inspections.Core.Tests.Forms;

/// <summary>What holds of whatever is read from a text: it is written as it was read, equal texts are equal values, and every other form is refused.</summary>
public abstract class TextFormTests<T>(Func<string, T> parse, string[] accepted, string[] refused)
    where T : notnull
{
    // What no text of the protocol may be or hold.
    private static readonly string[] Never = ["", " ", "\n", "\t", "\0", "é", "名", "\u202e", "\ufeff", "<b>", "a\\b"];

    [Fact]
    public void It_is_written_as_it_was_read() => Each.Of(accepted, t => Assert.Equal(t, parse(t).ToString()));

    [Fact]
    public void Equal_texts_are_equal_values_and_others_are_not()
    {
        Each.Of(accepted, t =>
        {
            Assert.Equal(parse(t), parse(new string(t)));
            Assert.Equal(parse(t).GetHashCode(), parse(t).GetHashCode());
        });
        Assert.Equal(accepted.Length, accepted.Select(parse).Distinct().Count());
    }

    [Fact]
    public void Another_form_is_refused() => Each.Of([.. Never, .. refused], t => Assert.Throws<ProtocolFormatException>(() => parse(t)));

    [Fact]
    public void White_space_around_it_is_refused() => Each.Of(
        accepted.SelectMany(t => new[] { " " + t, t + " ", t + "\n", "\u00a0" + t, t + "\u3000" }), t => Assert.Throws<ProtocolFormatException>(() => parse(t)));
}
