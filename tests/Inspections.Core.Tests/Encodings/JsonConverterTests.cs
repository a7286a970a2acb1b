using System.Text.Json;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Privacy;
using Inspections.Core.Publication.Credit;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;
using Inspections.Core.Statistics;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Xunit;

namespace Inspections.Core.Tests.Encodings;

/// <summary>Texts are strings and keys, and what is none is the caller's fault.</summary>
public sealed class TextJsonConverterTests
{
    [Fact]
    public void A_value_is_the_key_of_a_dictionary_too()
    {
        var chances = new Dictionary<DrawId, Digest> { [Some.Draw(1)] = Digest.Of("x"u8) };
        Assert.Equal(chances, JsonSerializer.Deserialize<Dictionary<DrawId, Digest>>(JsonSerializer.Serialize(chances)));
    }

    [Theory]
    [InlineData("\"no id\"")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("{}")]
    public void What_is_no_value_is_refused_as_JSON_is(string text) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Identifier>(text));
}

public sealed class ProtocolJsonConverterTests
{
    [Theory]
    [InlineData("{\"numerator\":5}")]
    [InlineData("{\"numerator\":5,\"denominator\":1}")]
    [InlineData("{\"numerator\":5,\"denominator\":100,\"more\":1}")]
    [InlineData("{\"numerator\":0.05,\"denominator\":100}")]
    [InlineData("[]")]
    public void What_the_protocol_refuses_is_refused_as_JSON_is(string text) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Ratio>(text));

    [Fact]
    public void Any_spelling_is_read() => Assert.Equal(new Ratio(5, 100), JsonSerializer.Deserialize<Ratio>(" { \"numerator\" : 5, \"denominator\" : 100 } "));
}

public sealed class EntryBodyJsonConverterTests
{
    [Fact]
    public void A_body_keeps_its_kind()
    {
        EntryBody body = new VisitBody(Some.Id("F001"), new DateOnly(2026, 3, 1), Label.Parse("complaint"));
        string text = JsonSerializer.Serialize(body);
        Assert.Equal("""{"body":{"firm":"F001","inspectedOn":"2026-03-01","type":"complaint"},"kind":"visit"}""", text);
        Assert.Equal(body, JsonSerializer.Deserialize<EntryBody>(text));
        Assert.Equal(body, JsonSerializer.Deserialize<VisitBody>(text));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ReceiptBody>(text));
    }
}

public sealed class IProtocolObjectTests
{
    [Fact]
    public void Whoever_reads_any_of_them_reads_each()
    {
        static T Again<T>(T value)
            where T : IProtocolObject<T> => T.FromJson(value.ToJson());
        Assert.Equal(new TeamRule(2, 1), Again(new TeamRule(2, 1)));
        Assert.Equal<Source>(new DiceSource(Label.Parse("dice"), 20), Again<Source>(new DiceSource(Label.Parse("dice"), 20)));
    }
}

public sealed class StaffingProgressTests
{
    [Fact]
    public void It_ends_with_every_firm_that_can_be_staffed()
    {
        Bureau bureau = Some.Bureau();
        bureau.Commit(Some.Draw(1));
        DrawState state = bureau.StateOf(Some.Draw(1));
        var told = new Told();
        Receipt receipt = Core.Rounds.Draw.Run(state.Commitment, state.Frame, state.Roster, state.Recusals, bureau.ValuesOf(Some.Draw(1)), told, TestContext.Current.CancellationToken);
        Assert.Equal(new StaffingProgress(receipt.Selection.DrawOrder.Count, receipt.Selection.DrawOrder.Count), told.Last);
    }

    private sealed class Told : IProgress<StaffingProgress>
    {
        public StaffingProgress Last { get; private set; }

        public void Report(StaffingProgress value) => Last = value;
    }
}

/// <summary>What .NET is given to serialize is read again as it was, without a converter that anybody has to name.</summary>
public sealed class JsonRoundTripTests
{
    private static readonly DateTimeOffset Moment = new(2026, 3, 18, 10, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateOnly Day = new(2026, 3, 18);
    private static readonly Bureau Drawn = Made();

    /// <summary>One value of every public value type of the package, and of the types that the protocol writes.</summary>
    public static readonly IReadOnlyList<object> Samples =
    [
        Authority.Parse("350100/housing"), Some.Draw(2), Some.Id("F001"), Label.Parse("own:1"), PlanNumber.Parse("35010020261001"), Some.Brokers,
        TaskNumber.Parse("350100202603181001"), new Ratio(5, 100), Digest.Of("x"u8), new TreeHead(Digest.Of("x"u8), 3), new SourceValue(Label.Parse("dice"), "1"),
        new DrawnFirm(Some.Id("F001"), Digest.Of("x"u8)), new StratumFigures(new Ratio(1, 2), 3, 2, 1), new PersonalDatum(PersonalDataKind.Phone, 1, 11),
        new Core.Bureaus.BureauMark(7, 1), new Fraction(1, 3), new SectorYear(Some.Brokers, 2026), new VerificationProgress(1, 2), new StaffingProgress(1, 2), new WorkingDay(Day, true),
        new VisitWindow(Day, Day.AddDays(3), false), new RoundTimes(Moment, Moment.AddDays(3), true),
        ResultCategory.MovedAway, TestKeys.Signer("350100/housing", "a").Verifier, new TeamRule(2, 1), new Quota(Label.Parse("all"), new Ratio(5, 100), 3),
        new FrameLeaf(Some.Id("P1"), Label.Parse("all"), Exclusions.Cap | Exclusions.Drawn, Some.Id("F001")),
        new RosterLeaf(Some.Id("S1"), Label.Parse("market"), [Some.Brokers], Unavailability.Absent), new RecusalLeaf(Some.Id("F001"), [Some.Id("S1")], Digest.Of("x"u8)),
        new RecusalOpening(3, new RecusalLeaf(Some.Id("F001"), [], Digest.Of("x"u8)), [Digest.Of("y"u8)]), new Team(Some.Id("F001"), [Some.Id("S1")]),
        new DiceSource(Label.Parse("dice"), 20), DrandSource.FirstAt(Moment), new LotterySource(Label.Parse("ssq:2026031"), Lottery.DoubleColourBall, Moment),
        new SealedSource(Label.Parse("own:1"), Digest.Of("x"u8)), new VisitBody(Some.Id("F001"), Day, Label.Parse("complaint")),
        Drawn.Policy, Drawn.Policy.Sectors[0], Drawn.Policy.Sectors[0].Strata[0], Drawn.CommitmentOf(Some.Draw(1)), Drawn.StateOf(Some.Draw(1)).Receipt!, Drawn.Entries[^1],
        Calendar, new PublicationTerm(Calendar, 20), Inspected,
        new Witness(SectorCode.Parse("audit"), TestKeys.Signer("audit", "a").Verifier), CreditFeedPosition.Start.Saw(new TreeHead(Digest.Of("x"u8), 3)),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Samples.Count)];

    [Theory]
    [MemberData(nameof(Places))]
    public void It_is_read_as_it_was_written(int place)
    {
        object sample = Samples[place];
        string text = JsonSerializer.Serialize(sample, sample.GetType());
        Assert.NotEqual("{}", text);
        Assert.Equal(sample, JsonSerializer.Deserialize(text, sample.GetType()));
    }

    [Fact]
    public void Every_value_type_and_every_object_of_the_protocol_has_a_sample()
    {
        Type[] sampled = [.. Samples.Select(s => s.GetType())];
        Assert.Empty(typeof(Draw).Assembly.GetExportedTypes().Where(t => t.IsValueType && !t.IsEnum && !t.IsNested).Except(sampled));
        Assert.Empty(typeof(Draw).Assembly.GetExportedTypes().Where(t => IsProtocolObject(t) && !t.IsAbstract && !t.IsInterface).Except(sampled));
    }

    [Fact]
    public void The_spelling_is_the_protocols()
    {
        Assert.Equal("""{"denominator":100,"numerator":5}""", JsonSerializer.Serialize(new Ratio(5, 100)));
        Assert.Equal($"\"{Digest.Of("x"u8)}\"", JsonSerializer.Serialize(Digest.Of("x"u8)));
        Assert.Equal("\"brokers-2026-r2\"", JsonSerializer.Serialize(Some.Draw(2)));
        Assert.Equal(System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(Drawn.CommitmentOf(Some.Draw(1)).ToJson())), JsonSerializer.Serialize(Drawn.CommitmentOf(Some.Draw(1))));
    }

    private static WorkingDayCalendar Calendar => new("国办发明电〔2025〕7号", [2026], [new DateOnly(2026, 10, 1)], [new DateOnly(2026, 10, 10)]);

    private static InspectionResult Inspected => new()
    {
        Draw = Some.Draw(1),
        Firm = Some.Id("F001"),
        InspectedOn = Day,
        Inspectors = [Some.Id("S1"), Some.Id("S2")],
        Items = [Some.Id("I1")],
        Categories = [ResultCategory.ProblemOrderedCorrected],
        Problems = [new ItemProblem(Some.Id("I1"), "未公示")],
        FollowUps = [new FollowUp(FollowUpMeasure.OrderedCorrection, Day.AddDays(30))],
    };

    private static Bureau Made()
    {
        Bureau bureau = Some.Bureau();
        bureau.Round(Some.Draw(1));
        return bureau;
    }

    private static bool IsProtocolObject(Type type) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IProtocolObject<>) && i.GenericTypeArguments[0] == type);
}
