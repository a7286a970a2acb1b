using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Forms;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Xunit;

namespace Inspections.Core.Tests.Ledger;

// Protocol section 9: what the ledger's entries say beside their own members.

public sealed class EntryBodyTests
{
    private static readonly EntryBody Result = RichYear.Honest().Entries.Select(e => e.Body).OfType<ResultBody>().First();

    /// <summary>What is sealed is the body alone, with a salt: where it will be opened is not known yet.</summary>
    [Fact]
    public void A_seal_depends_on_the_body_and_the_salt_and_on_nothing_else()
    {
        Digest salt = Digest.Of([1]);
        EntryBody plain = Result with { Opens = null };
        Assert.Equal(plain.Seal(salt), (plain with { Opens = new Opening(7, salt) }).Seal(salt));
        Assert.NotEqual(plain.Seal(salt), plain.Seal(Digest.Of([2])));
    }

    [Fact]
    public void A_kind_that_the_protocol_does_not_know_is_refused()
    {
        Assert.True(EntryBody.IsKind("result"));
        Assert.False(EntryBody.IsKind("Result"));
        Assert.Throws<ProtocolFormatException>(() => EntryBody.Read("gift", Json.Object()));
    }

    [Fact]
    public void Results_substitutions_and_named_teams_alone_are_sealed()
    {
        Each.Of(["result", "substitution", "named"], k => Assert.True(EntryBody.MayBeSealed(k)));
        Each.Of(["receipt", "void", "key", "closed"], k => Assert.False(EntryBody.MayBeSealed(k)));
        Json.Map receipt = new ReceiptBody(Some.Draw(1), Digest.Of([])).ToJson();
        Assert.Throws<ProtocolFormatException>(() => EntryBody.Read("receipt", receipt.With(("opens", 1), ("salt", Digest.Of([])))));
    }
}

public sealed class OpeningTests
{
    [Fact]
    public void It_is_written_with_the_body_and_read_with_it_whole_or_not_at_all()
    {
        ResultBody result = RichYear.Honest().Entries.Select(e => e.Body).OfType<ResultBody>().First();
        Json.Map opened = (result with { Opens = new Opening(12, Digest.Of([3])) }).ToJson();
        Assert.Equal(new Opening(12, Digest.Of([3])), EntryBody.Read("result", opened).Opens);
        Assert.Throws<ProtocolFormatException>(() => EntryBody.Read("result", opened.Without("salt")));
    }
}

public sealed class DocumentKindTests
{
    [Theory]
    [InlineData(DocumentKind.Policy, "policy")]
    [InlineData(DocumentKind.Items, "items")]
    [InlineData(DocumentKind.Plan, "plan")]
    [InlineData(DocumentKind.Import, "import")]
    public void Each_is_a_kind_of_entry(DocumentKind kind, string name)
    {
        var body = new DocumentBody(kind, Digest.Of([]), kind == DocumentKind.Plan ? 2026 : null);
        Assert.Equal(name, body.Kind);
        Assert.Equal(body, EntryBody.Read(name, body.ToJson()));
    }
}

public sealed class EntrySubjectsTests
{
    [Fact]
    public void An_entry_about_a_draw_names_it_and_a_joint_visit_names_two()
    {
        DrawId one = Some.Draw(1), two = Some.Draw(2, Some.Managers);
        Assert.Equal([one], EntrySubjects.DrawsOf(new ReceiptBody(one, Digest.Of([]))));
        Assert.Equal([one, two], EntrySubjects.DrawsOf(new JoinedBody(Some.Id("F1"), one, two)));
        Assert.Empty(EntrySubjects.DrawsOf(new DocumentBody(DocumentKind.Policy, Digest.Of([]))));
    }

    [Fact]
    public void An_entry_about_a_year_names_it()
    {
        Assert.Equal(2026, EntrySubjects.YearOf(new DocumentBody(DocumentKind.Plan, Digest.Of([]), 2026)));
        Assert.Null(EntrySubjects.YearOf(new ReceiptBody(Some.Draw(1), Digest.Of([]))));
    }

    /// <summary>Of every kind that a year has, whoever has a draw among its members names it.</summary>
    [Fact]
    public void No_entry_with_a_draw_is_forgotten() => Each.Of(
        RichYear.Honest().Entries.Select(e => e.Body).Where(b => b.ToJson().Members.ContainsKey("draw")),
        b => Assert.Contains(((Json.Text)b.ToJson().Members["draw"]).Value, EntrySubjects.DrawsOf(b).Select(d => d.ToString())));
}

public sealed class KeyRotationTests
{
    private static KeyBody Of(string key, string recovery) => new(TestKeys.Signer("350100/housing", key).Verifier, TestKeys.Signer("350100/housing", recovery).Verifier);

    [Fact]
    public void A_new_key_is_taken_and_an_old_one_never_again()
    {
        KeyBody[] earlier = [Of("a", "r"), Of("b", "r")];
        Assert.Null(KeyRotation.Refuse(earlier, Of("c", "r")));
        Assert.NotNull(KeyRotation.Refuse(earlier, Of("a", "r")));
        Assert.NotNull(KeyRotation.Refuse(earlier, Of("r", "s")));
        Assert.Throws<ProtocolFormatException>(() => Of("a", "a"));
    }
}

public sealed class VoidReasonTests
{
    [Theory]
    [InlineData(VoidReason.FrameError, "frame-error")]
    [InlineData(VoidReason.RosterError, "roster-error")]
    [InlineData(VoidReason.ForceMajeure, "force-majeure")]
    [InlineData(VoidReason.SourceUnavailable, "source-unavailable")]
    public void Each_has_its_word(VoidReason reason, string word)
    {
        Assert.Equal(word, VoidBody.NameOf(reason));
        Assert.Equal(reason, VoidBody.ReadReason(word));
    }

    [Fact]
    public void Every_reason_has_one_and_no_other_word_is_read()
    {
        Each.Of(Enum.GetValues<VoidReason>(), r => Assert.Equal(r, VoidBody.ReadReason(VoidBody.NameOf(r))));
        Assert.Throws<ProtocolFormatException>(() => VoidBody.ReadReason("convenience"));
    }
}

public sealed class SubstitutionReasonTests
{
    [Theory]
    [InlineData(SubstitutionReason.Recusal, "recusal")]
    [InlineData(SubstitutionReason.Absent, "absent")]
    [InlineData(SubstitutionReason.Certificate, "certificate")]
    public void Each_has_its_word(SubstitutionReason reason, string word) => Assert.Equal((word, reason), (reason.Name(), SubstitutionBody.ReadReason(word)));

    [Fact]
    public void No_other_word_is_read() => Assert.Throws<ProtocolFormatException>(() => SubstitutionBody.ReadReason("illness"));
}

public sealed class SubstitutionReasonNamesTests
{
    [Fact]
    public void Every_reason_is_written_as_it_is_read() => Each.Of(Enum.GetValues<SubstitutionReason>(), r => Assert.Equal(r, SubstitutionBody.ReadReason(r.Name())));
}
