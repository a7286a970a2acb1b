using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Policy;

namespace Inspections.Core.Drawing;

/// <summary>
/// Everything that decides a draw besides the random values, published before these exist (protocol section 3).
/// </summary>
/// <remarks>Comes from preparing a round (<c>RoundPreparation</c>) or from reading one: what would contradict itself is never made.</remarks>
[JsonConverter(typeof(ProtocolJsonConverter<Commitment>))]
public sealed record Commitment : IProtocolObject<Commitment>
{
    internal Commitment()
    {
    }

    /// <summary>The protocol's name in every published object.</summary>
    public const string Protocol = "inspections-draw/1";

    /// <summary>The most days from the draw to its disclosure (protocol section 3).</summary>
    public const int MostDaysKeptBack = 366;

    /// <summary>The draw's id; sector, year and round are its parts.</summary>
    public DrawId Draw { get; internal init; }

    /// <summary>R, the rounds of the year.</summary>
    public int Rounds { get; internal init; }

    /// <summary>The inspecting body, also the ledger's origin.</summary>
    public Authority Authority { get; internal init; }

    /// <summary>Digest of the policy document.</summary>
    public Digest Policy { get; internal init; }

    /// <summary>The log just before this commitment's entry.</summary>
    public TreeHead Ledger { get; internal init; }

    /// <summary>The firms.</summary>
    public TreeHead Frame { get; internal init; }

    /// <summary>The inspectors.</summary>
    public TreeHead Roster { get; internal init; }

    /// <summary>Who must stay away from whom; null when nobody must.</summary>
    public TreeHead? Recusals { get; internal init; }

    /// <summary>Least yearly coverage of the sector.</summary>
    public Ratio Floor { get; internal init; }

    /// <summary>Largest frame of the sector this year, this one included.</summary>
    public long Largest { get; internal init; }

    /// <summary>Firms drawn this year, still counting, that are no longer in the frame.</summary>
    public long Gone { get; internal init; }

    /// <summary>One per stratum of the policy, in its order.</summary>
    public IReadOnlyList<Quota> Quotas { get; internal init => field = Given.List(value); } = [];

    /// <summary>True when no firm could be drawn without ignoring that it was drawn before.</summary>
    public bool Lifted { get; internal init; }

    /// <summary>How a team is made up.</summary>
    public TeamRule Team { get; internal init => field = Given.NotNull(value); } = null!;

    /// <summary>Where the random values come from, in the order they are hashed.</summary>
    public IReadOnlyList<Source> Sources { get; internal init => field = Given.List(value); } = [];

    /// <summary>Who vouches for the draw; may be empty.</summary>
    public IReadOnlyList<Witness> Witnesses { get; internal init => field = Given.List(value); } = ValueList<Witness>.Empty;

    /// <summary>The draw's time.</summary>
    public DateTimeOffset DrawAt { get; internal init => field = Given.Moment(value, "commitment: drawAt"); }

    /// <summary>Until when list and teams may be kept back; null for a draw disclosed at once.</summary>
    public DateOnly? DiscloseBy { get; internal init; }

    /// <summary>True when list and teams are kept back until the visits are over (section 8).</summary>
    public bool IsKeptBack => DiscloseBy is not null;

    /// <summary>The last day until which the list of a draw may be kept back (protocol section 3).</summary>
    public static DateOnly LatestDisclosure(DateTimeOffset drawAt) => DateOnly.FromDayNumber(int.Min(BeijingTime.DateOf(drawAt).DayNumber + MostDaysKeptBack, DateOnly.MaxValue.DayNumber));

    /// <summary>SHA-256 of the canonical bytes.</summary>
    public Digest Digest => CanonicalJson.DigestOf(ToJson());

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson()
    {
        RequireConsistency();
        return Members();
    }

    private Json.Map Members() => Json.Object(
        ("protocol", Protocol),
        ("draw", Draw.ToString()),
        ("sector", Draw.Sector.ToString()),
        ("year", (long)Draw.Year),
        ("round", (long)Draw.Round),
        ("rounds", (long)Rounds),
        ("authority", Authority.ToString()),
        ("policy", Policy),
        ("ledger", Ledger.ToJson()),
        ("frame", Frame.ToJson()),
        ("roster", Roster.ToJson()),
        ("recusals", Recusals?.ToJson()),
        ("floor", Floor.ToJson()),
        ("largest", Largest),
        ("gone", Gone),
        ("quotas", Json.Array(Quotas, q => q.ToJson())),
        ("lifted", Lifted ? new Json.Flag(true) : null),
        ("team", Team.ToJson()),
        ("sources", Json.Array(Sources, s => s.ToJson())),
        ("witnesses", Witnesses.Count == 0 ? null : Json.Array(Witnesses, w => w.ToJson())),
        ("drawAt", BeijingTime.Format(DrawAt)),
        ("discloseBy", DiscloseBy is DateOnly date ? BeijingTime.Format(date) : null));

    /// <summary>Reads a commitment and checks all that can be said of it alone.</summary>
    /// <exception cref="ProtocolFormatException">It is not one, or contradicts itself.</exception>
    public static Commitment FromJson(Json value) => MemberReader.Read(value, "commitment", m =>
    {
        Require(m.Text("protocol") == Protocol, $"'protocol' must be {Protocol}");
        var commitment = new Commitment
        {
            Draw = m.Text("draw", DrawId.Parse),
            Rounds = m.Count("rounds", 1),
            Authority = m.Text("authority", Authority.Parse),
            Policy = m.Text("policy", Digest.Parse),
            Ledger = m.Required("ledger", TreeHead.FromJson),
            Frame = m.Required("frame", TreeHead.OfList),
            Roster = m.Required("roster", TreeHead.OfList),
            Recusals = m.Has("recusals") ? m.Required("recusals", TreeHead.OfList) : null,
            Floor = m.Required("floor", Ratio.FromJson),
            Largest = m.Integer("largest", 0),
            Gone = m.Integer("gone", 0),
            Quotas = m.List("quotas", Quota.FromJson),
            Lifted = m.OptionalTrue("lifted"),
            Team = m.Required("team", TeamRule.FromJson),
            Sources = m.List("sources", Source.FromJson),
            Witnesses = m.Has("witnesses") ? m.List("witnesses", Witness.FromJson) : [],
            DrawAt = m.Text("drawAt", BeijingTime.ParseMoment),
            DiscloseBy = m.Has("discloseBy") ? m.Text("discloseBy", BeijingTime.ParsePublishedDate) : null,
        };
        DrawId draw = commitment.Draw;
        Require(
            m.Text("sector", SectorCode.Parse) == draw.Sector && m.Count("year") == draw.Year && m.Count("round") == draw.Round,
            $"'sector', 'year' and 'round' must be those of draw '{draw}'");
        Require(!m.Has("witnesses") || commitment.Witnesses.Count > 0, "'witnesses' is left out when there are none");
        return commitment.Consistent();
    });

    /// <summary>The commitment, when it does not contradict itself.</summary>
    /// <exception cref="ProtocolFormatException">It does.</exception>
    internal Commitment Consistent()
    {
        RequireConsistency();
        return this;
    }

    // All that can be said of a commitment alone, asked where one is read and where one is written.
    private void RequireConsistency()
    {
        Require(Rounds >= 1 && Largest >= 0 && Gone >= 0, "'rounds' must be 1 or more, 'largest' and 'gone' 0 or more");
        Require(DrawAt.Year == Draw.Year, $"'drawAt' must be in {Draw.Year}");
        Require(Recusals is null || Recusals.Value.Size == Frame.Size, "'recusals' must have as many leaves as 'frame'");
        Require(Quotas.Count > 0 && AllDistinct(Quotas.Select(q => q.Stratum)), "'quotas' must list each stratum once");
        Require(Quotas.Zip(Quotas.Skip(1)).All(p => !p.Second.Rate.IsAbove(p.First.Rate)), "'quotas' must stand with higher rates first");
        Require(Sources.Count > 0 && AllDistinct(Sources.Select(s => s.Name)), "'sources' must list each name once");
        Require(AllDistinct(Sources.OfType<SealedSource>().Select(s => s.Digest)), "'sources' must have distinct digests");
        Require(AllDistinct(Witnesses.Select(w => w.Name)) && AllDistinct(Witnesses.Select(w => w.Key.PublicKey)), "'witnesses' must have distinct names and keys");
        Require(
            Sources.OfType<SealedSource>().All(s => s.Witness is null || Witnesses.Any(w => w.Name == s.Witness)),
            "every source witness:<name> must name one of 'witnesses'");
        Require(
            DiscloseBy is null || (DiscloseBy >= BeijingTime.DateOf(DrawAt) && DiscloseBy <= LatestDisclosure(DrawAt) && Sources.OfType<SealedSource>().Any(s => s.Witness is null)),
            $"'discloseBy' needs an own: source and a date of the draw or up to {MostDaysKeptBack} days later");
    }

    private static bool AllDistinct<T>(IEnumerable<T> items) => items.GroupBy(i => i).All(g => g.Count() == 1);

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ProtocolFormatException($"commitment: {rule}");
        }
    }
}
