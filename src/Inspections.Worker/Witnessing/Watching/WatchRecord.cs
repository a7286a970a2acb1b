using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Worker.Files;

namespace Inspections.Worker.Witnessing.Watching;

/// <summary>History changed: what was found, and what was published then.</summary>
/// <param name="Id">The kind, of <see cref="HistoryRefusals"/>.</param>
/// <param name="At">When it was found.</param>
/// <param name="Over">When the folder was again what it had been; null while it is not.</param>
/// <param name="Says">What was found.</param>
/// <param name="Evidence">The folder with the files that were published.</param>
internal sealed record WatchAlarm(string Id, DateTimeOffset At, DateTimeOffset? Over, Text Says, string Evidence);

/// <summary>Something that is not signed, or cannot be done, and why.</summary>
/// <param name="Subject">The draw; empty for the watch itself.</param>
/// <param name="Id">Which refusal it is.</param>
/// <param name="Says">Why.</param>
internal sealed record WatchTrouble(string Subject, string Id, Text Says);

/// <summary>What a watch found, on disk, for whoever asks while it runs or after it was killed.</summary>
internal sealed record WatchRecord
{
    /// <summary>The folder that is watched.</summary>
    public string Place { get; init; } = "";

    /// <summary>Seconds between two looks.</summary>
    public long IntervalSeconds { get; init; }

    /// <summary>The last look; null before the first.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>The last look at which the folder could be read and was found right; null before the first.</summary>
    public DateTimeOffset? FoundRightAt { get; init; }

    /// <summary>The head that was signed last; null before the first.</summary>
    public TreeHead? Head { get; init; }

    /// <summary>Every alarm that nobody has seen yet, and every one that stands.</summary>
    public IReadOnlyList<WatchAlarm> Alarms { get; init; } = [];

    /// <summary>What is not signed although it names this witness, and what keeps the watch from its work.</summary>
    public IReadOnlyList<WatchTrouble> Troubles { get; init; } = [];

    /// <summary>Reads the record; a new one when there is none.</summary>
    /// <exception cref="UserErrorException">It is damaged.</exception>
    public static WatchRecord Read(string file)
    {
        try
        {
            return File.Exists(file) ? FromJson(CanonicalJson.Parse(File.ReadAllBytes(file))) : new WatchRecord();
        }
        catch (ProtocolFormatException e)
        {
            throw WitnessRefusals.RecordDamaged.Error(file, e.Message);
        }
    }

    public byte[] ToBytes() => CanonicalJson.Write(Json.Object(
        ("alarms", Json.Array(Alarms, a => Json.Object(
            ("at", BeijingTime.Format(a.At)),
            ("chinese", a.Says.Zh),
            ("english", a.Says.En),
            ("evidence", a.Evidence),
            ("id", a.Id),
            ("over", Optional(a.Over))))),
        ("foundRightAt", Optional(FoundRightAt)),
        ("head", Head?.ToJson()),
        ("intervalSeconds", IntervalSeconds),
        ("lookedAt", Optional(LookedAt)),
        ("place", Place),
        ("troubles", Json.Array(Troubles, t => Json.Object(("chinese", t.Says.Zh), ("english", t.Says.En), ("id", t.Id), ("subject", t.Subject))))));

    private static Json? Optional(DateTimeOffset? moment) => moment is DateTimeOffset known ? BeijingTime.Format(known) : null;

    private static WatchRecord FromJson(Json value) => MemberReader.Read(value, "watch", m => new WatchRecord
    {
        Alarms = m.List("alarms", a => MemberReader.Read(a, "alarm", r => new WatchAlarm(
            r.Text("id"), r.Text("at", BeijingTime.ParseMoment), Moment(r, "over"), Says(r), r.Text("evidence")))),
        FoundRightAt = Moment(m, "foundRightAt"),
        Head = m.Has("head") ? m.Required("head", TreeHead.FromJson) : null,
        IntervalSeconds = m.Integer("intervalSeconds", 0),
        LookedAt = Moment(m, "lookedAt"),
        Place = m.Text("place"),
        Troubles = m.List("troubles", t => MemberReader.Read(t, "trouble", r => new WatchTrouble(r.Text("subject"), r.Text("id"), Says(r)))),
    });

    private static Text Says(MemberReader m) => new(m.Text("chinese"), m.Text("english"));

    private static DateTimeOffset? Moment(MemberReader m, string name) => m.Has(name) ? m.Text(name, BeijingTime.ParseMoment) : null;
}
