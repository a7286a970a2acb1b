using System.Text;
using Inspections.Core.Encodings;
using Xunit;

namespace Inspections.Core.Tests.Forms;

// Protocol section 1: one spelling of every value.

public sealed class JsonTests
{
    [Fact]
    public void An_object_leaves_out_what_is_null_and_orders_its_members_by_their_bytes()
    {
        Json.Map map = Json.Object(("b", 1), ("B", "x"), ("a", (string?)null));
        Assert.Equal(["B", "b"], map.Members.Keys);
    }

    [Fact]
    public void A_list_is_written_by_what_writes_an_item() =>
        Assert.Equal([1L, 4L], Json.Array([1, 2], i => (Json)(long)(i * i)).Items.Cast<Json.Integer>().Select(i => i.Value));

    [Fact]
    public void A_digest_is_its_hexadecimal_text() => Assert.Equal(new Json.Text(Digest.Of([]).ToString()), (Json)Digest.Of([]));
}

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{"a":1,"b":["x",true,false,{}]}""")]
    [InlineData("9007199254740991")]
    [InlineData("-9007199254740991")]
    [InlineData("\"市<+\\\"\\\\\\n\\u001f\"")]
    public void One_value_has_one_spelling(string text) =>
        Assert.Equal(text, Encoding.UTF8.GetString(CanonicalJson.Write(CanonicalJson.Parse(Encoding.UTF8.GetBytes(text)))));

    [Theory]
    [InlineData("""{"b":1,"a":1}""")]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""{"a": 1}""")]
    [InlineData("""{"é":1}""")]
    [InlineData("null")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("-0")]
    [InlineData("01")]
    [InlineData("9007199254740992")]
    [InlineData("\"\\u0041\"")]
    [InlineData("\"\\/\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{} ")]
    [InlineData("")]
    public void Another_spelling_is_refused(string text) =>
        Assert.Throws<ProtocolFormatException>(() => CanonicalJson.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void What_is_not_UTF8_is_refused() => Assert.Throws<ProtocolFormatException>(() => CanonicalJson.Parse([(byte)'"', 0xff, (byte)'"']));

    [Fact]
    public void Its_digest_is_that_of_its_bytes() =>
        Assert.Equal(Digest.Of("{\"a\":1}"u8), CanonicalJson.DigestOf(Json.Object(("a", 1))));
}

public sealed class MemberReaderTests
{
    private static readonly Json.Map Sample = Json.Object(("count", 3), ("list", Json.Array(["x", "y"], t => (Json)t!)), ("text", "t"), ("yes", new Json.Flag(true)));

    [Fact]
    public void Members_are_read_by_name_and_type() => Assert.Equal(
        (3, "t", 2, true, false, 3L),
        MemberReader.Read(Sample, "sample", m => (m.Count("count"), m.Text("text"), m.Texts("list", t => t).Count, m.OptionalTrue("yes"), m.Has("no"), m.Integer("count", 1, 3))));

    [Fact]
    public void What_nobody_read_is_unknown_and_refused() =>
        Assert.Contains("'count'", Assert.Throws<ProtocolFormatException>(() => MemberReader.Read(Sample, "sample", m => m.Text("text"))).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_missing_wrong_or_out_of_range_is_refused_by_name()
    {
        Refuses("none", m => m.Text("none"));
        Refuses("text", m => m.Integer("text", 0));
        Refuses("count", m => m.Text("count"));
        Refuses("count", m => m.Integer("count", 4));
        Refuses("count", m => m.Integer("count", 0, 2));
        Refuses("text", m => m.List("text", j => j));
        Assert.Throws<ProtocolFormatException>(() => MemberReader.Read(new Json.Integer(1), "sample", _ => 0));
    }

    /// <summary>A member that may be left out is true or not there: false has no spelling of its own.</summary>
    [Fact]
    public void False_is_left_out() => Assert.Throws<ProtocolFormatException>(
        () => MemberReader.Read(Json.Object(("yes", new Json.Flag(false))), "sample", m => m.OptionalTrue("yes")));

    private static void Refuses<T>(string name, Func<MemberReader, T> read) => Assert.Contains(
        $"'{name}'", Assert.Throws<ProtocolFormatException>(() => MemberReader.Read(Sample, "sample", read)).Message, StringComparison.Ordinal);
}

public sealed class BeijingTimeTests
{
    [Theory]
    [InlineData("2026-05-12T21:15:00+08:00")]
    [InlineData("2024-02-29T00:00:00+08:00")]
    public void A_moment_has_one_spelling(string text) => Assert.Equal(text, BeijingTime.Format(BeijingTime.ParseMoment(text)));

    [Theory]
    [InlineData("2026-05-12T13:15:00Z")]
    [InlineData("2026-05-12T21:15:00.0+08:00")]
    [InlineData("2026-05-12T21:15+08:00")]
    [InlineData("2026-02-29T00:00:00+08:00")]
    [InlineData("2026-05-12T24:00:00+08:00")]
    [InlineData("2026-05-12 21:15:00+08:00")]
    [InlineData("1999-12-31T23:59:59+08:00")]
    public void Another_spelling_of_a_moment_is_refused(string text) => Assert.Throws<ProtocolFormatException>(() => BeijingTime.ParseMoment(text));

    [Theory]
    [InlineData("2026-5-12")]
    [InlineData("2026-02-29")]
    [InlineData("12.05.2026")]
    [InlineData("2026-05-12T00:00:00+08:00")]
    public void Another_spelling_of_a_day_is_refused(string text) => Assert.Throws<ProtocolFormatException>(() => BeijingTime.ParseDate(text));

    [Fact]
    public void The_day_is_that_of_Beijing()
    {
        var late = new DateTimeOffset(2026, 5, 12, 16, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2026, 5, 13), BeijingTime.DateOf(late));
        Assert.Equal("2026-05-13T00:00:00+08:00", BeijingTime.Format(BeijingTime.Of(late)));
        Assert.Equal("2026-05-13", BeijingTime.Format(BeijingTime.ParseDate("2026-05-13")));
    }
}

public sealed class AscendingTests
{
    [Fact]
    public void Items_in_order_are_given_back_and_others_are_refused()
    {
        Assert.Equal([1, 2, 5], Ascending.Require([1, 2, 5], i => i, "numbers"));
        Each.Of<int[]>([[2, 1], [1, 1]], items => Assert.Throws<ProtocolFormatException>(() => Ascending.Require(items, i => i, "numbers")));
    }
}

public sealed class DistinctTests
{
    [Fact]
    public void Items_that_differ_are_given_back_and_one_twice_is_refused()
    {
        Assert.Equal(["b", "a"], Distinct.Require(["b", "a"], "names"));
        Assert.Contains("names", Assert.Throws<ProtocolFormatException>(() => Distinct.Require(["b", "a", "b"], "names")).Message, StringComparison.Ordinal);
    }
}

public sealed class JsonLinesTests
{
    [Fact]
    public void Lines_are_read_as_they_were_written()
    {
        byte[] file = JsonLines.Write([Json.Object(("a", 1)), "x"!]);
        Assert.Equal("{\"a\":1}\n\"x\"\n", Encoding.UTF8.GetString(file));
        Assert.Equal([Json.Object(("a", 1)).Members.Count, 0], JsonLines.Read(JsonLines.Split(file), j => j is Json.Map m ? m.Members.Count : 0));
        Assert.Empty(JsonLines.Split([]));
    }

    [Fact]
    public void A_file_whose_last_line_has_no_end_is_refused() => Assert.Throws<ProtocolFormatException>(() => JsonLines.Split("{}\n{}"u8));

    [Fact]
    public void A_line_that_cannot_be_read_is_named_by_its_number() => Assert.Contains(
        "2", Assert.Throws<ProtocolFormatException>(() => JsonLines.Read(JsonLines.Split("{}\n[\n"u8), j => j)).Message, StringComparison.Ordinal);
}

public sealed class PrintableTextTests
{
    /// <summary>Whatever a published folder holds cannot move a cursor, turn a line round or begin another.</summary>
    [Theory]
    [InlineData("\u001b[2J")]
    [InlineData("a\nb")]
    [InlineData("a\u202eb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u0085b")]
    public void What_would_act_on_a_terminal_is_spelled_out(string text)
    {
        string shown = PrintableText.Escape(text);
        Assert.NotEqual(text, shown);
        Assert.DoesNotContain(shown, char.IsControl);
        Assert.DoesNotContain(shown, c => c is '\u202e' or '\u2028');
    }

    [Fact]
    public void Plain_words_stay() => Assert.Equal("福州市 brokers-2026-r1", PrintableText.Escape("福州市 brokers-2026-r1"));
}

public sealed class StrictBase64Tests
{
    [Fact]
    public void One_spelling_is_read()
    {
        Assert.Equal([1, 2, 3, 4], StrictBase64.Decode("AQIDBA=="));
        Each.Of(["AQIDBA", "AQIDBB==", "AQIDBA==\n", " AQIDBA==", "AQID-A==", "A==="], t => Assert.Throws<ProtocolFormatException>(() => StrictBase64.Decode(t)));
    }
}

public sealed class StrictDerTests
{
    [Theory]
    [InlineData("3006020101020101", true)]
    [InlineData("300702020001020101", false)] // A zero too many.
    [InlineData("3006020181020101", false)] // Negative.
    [InlineData("308106020101020101", false)] // A long form of a short length.
    [InlineData("300602010102010100", false)] // Something after it.
    [InlineData("30060201010201", false)]
    [InlineData("", false)]
    public void A_signature_has_one_spelling(string hex, bool expected) => Assert.Equal(expected, StrictDer.IsEcdsaSignature(Convert.FromHexString(hex)));
}

public sealed class ProtocolFormatExceptionTests
{
    [Fact]
    public void It_is_a_fault_of_form_that_keeps_what_it_came_of()
    {
        var inner = new FormatException("x");
        var error = new ProtocolFormatException("frame: line 2", inner);
        Assert.IsAssignableFrom<FormatException>(error);
        Assert.Same(inner, error.InnerException);
        Assert.Equal("frame: line 2", error.Message);
    }
}
