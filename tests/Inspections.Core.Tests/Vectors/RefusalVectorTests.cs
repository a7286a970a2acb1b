using System.Text;
using System.Text.Json;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Xunit;

namespace Inspections.Core.Tests.Vectors;

/// <summary>What every implementation must refuse.</summary>
public sealed class RefusalVectorTests
{
    private static readonly DrawId Draw = DrawId.Parse("property-2026-r1");
    private static readonly DateTimeOffset At = BeijingTime.ParseMoment("2026-05-12T21:15:00+08:00");

    [Fact]
    public void Values_of_a_wrong_form_are_refused() => Each.Of(
        VectorFile.Read("draw-protocol-1/refuse").List("values", v => (Kind: v[0].GetString()!, Value: v[1].GetString()!)),
        v => Assert.NotNull(SourceOf(v.Kind, v.Value).Refuse(Draw, v.Value)));

    /// <summary>Of a source that the refused values are put to: a value of the right form is taken, so that the form is what is refused.</summary>
    [Theory]
    [InlineData("sealed", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    [InlineData("dice", "12345678901234567890")]
    [InlineData("ssq", "03 09 14 21 26 31|07")]
    [InlineData("dlt", "05 11 19 24 33|02 10")]
    public void A_value_of_the_right_form_is_taken(string kind, string value) => Assert.Null(SourceOf(kind, value).Refuse(Draw, value));

    [Fact]
    public void Draw_ids_leaves_times_identifiers_and_spellings_are_refused()
    {
        JsonElement refuse = VectorFile.Read("draw-protocol-1/refuse");
        Refuses(refuse, "draws", t => DrawId.Parse(t));
        Refuses(refuse, "leaves", t => FrameLeaf.FromJson(CanonicalJson.Parse(Encoding.UTF8.GetBytes(t))));
        Refuses(refuse, "times", t => BeijingTime.ParseMoment(t));
        Refuses(refuse, "identifiers", t => Identifier.Parse(t));
        Refuses(refuse, "canonicalJson", t => CanonicalJson.Parse(Encoding.UTF8.GetBytes(t)));
    }

    [Fact]
    public void Notes_hold_or_are_refused()
    {
        JsonElement notes = VectorFile.Read("draw-protocol-1/notes");
        var key = VerifierKey.Parse(notes.Text("verifierKey"));
        Each.Of(notes.List("valid", n => n.GetString()!), n => Assert.True(Holds(n, key)));
        Each.Of(notes.List("invalid", n => n.GetString()!), n => Assert.False(Holds(n, key)));
        Refuses(notes, "invalidKeys", t => VerifierKey.Parse(t));
    }

    [Fact]
    public void The_form_of_a_signed_note_is_that_of_C2SP()
    {
        JsonElement vector = VectorFile.Read("c2sp_signed_note");
        var note = SignedNote.Parse(Encoding.UTF8.GetBytes($"{vector.Text("note_text")}\n{vector.Text("signature_line")}\n"));
        Assert.Equal(vector.Text("note_text"), note.Text);
        Assert.Equal(vector.Text("key_id"), Assert.Single(note.Signatures).KeyId);
    }

    private static bool Holds(string note, VerifierKey key)
    {
        try
        {
            return SignedNote.Parse(Encoding.UTF8.GetBytes(note)).IsSignedBy(key);
        }
        catch (ProtocolFormatException)
        {
            return false;
        }
    }

    private static void Refuses(JsonElement vectors, string member, Action<string> parse)
    {
        IReadOnlyList<string> texts = vectors.List(member, t => t.GetString()!);
        Assert.NotEmpty(texts);
        Each.Of(texts, t => Assert.Throws<ProtocolFormatException>(() => parse(t)));
    }

    // The sealed source was sealed with the very value: nothing but its form is left to refuse.
    private static Source SourceOf(string kind, string value) => kind switch
    {
        "sealed" => new SealedSource(Label.Parse("own:a"), CanonicalJson.DigestOf(Json.Object(("draw", Draw.ToString()), ("name", "own:a"), ("value", value)))),
        "dice" => new DiceSource(Label.Parse("dice"), 20),
        "ssq" or "dlt" => new LotterySource(Label.Parse(kind + ":2026055"), Lottery.OfKind(kind), At),
        _ => new DrandSource(Label.Parse("drand:quicknet/1000")),
    };
}
