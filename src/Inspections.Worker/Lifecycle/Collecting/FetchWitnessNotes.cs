using Inspections.Core.Bureaus;
using Inspections.Core.Drawing;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Health;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Collecting;

/// <summary>
/// Fetches what the witnesses signed from the addresses where they offer it, and takes what holds: notes on commitments and values that
/// are not published yet, and the newest head. What does not hold, or cannot be fetched for a while, is reported and tried again.
/// </summary>
internal sealed partial class FetchWitnessNotes(BureauContext bureau, IReadOnlyList<WitnessSetting> witnesses, Conditions conditions, ILogger<FetchWitnessNotes> log)
{
    // A witness's machine may be started again: that is nothing to wake anybody for.
    private const int Repeatedly = 10;

    // After the draw's day nobody signs a commitment any more.
    private static readonly TimeSpan Belated = TimeSpan.FromDays(1);

    private static readonly SiteLimits Limits = new() { Silence = TimeSpan.FromSeconds(10), File = TimeSpan.FromSeconds(20), Bytes = 64 * 1024, Attempts = 2 };

    private readonly Dictionary<string, int> _unreached = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _refused = new(StringComparer.Ordinal);

    /// <summary>True when some witness offers its notes somewhere.</summary>
    public bool IsNeeded { get; } = witnesses.Any(w => w.Url is not null);

    /// <summary>Asks every witness once; gives how many notes were taken. They are published with whatever is published next.</summary>
    public int Execute()
    {
        int taken = 0;
        var refused = new List<Health.Finding>();
        foreach (WitnessSetting setting in witnesses.Where(w => w.Url is not null))
        {
            Witness witness = setting.ToWitness();
            try
            {
                using var site = new PublishedSite(setting.Url!, Limits);
                taken += Fetch(site, witness, refused);
                _unreached.Remove(setting.Name);
                conditions.End(ConditionIds.WitnessUnreached, setting.Name);
            }
            catch (RefusedException e) when (e.Nature == RefusalNature.Unreadable)
            {
                Unreached(setting.Name, e.AsError());
            }
        }

        conditions.Set(ConditionIds.NoteRefused, refused);
        return taken;
    }

    private int Fetch(PublishedSite site, Witness witness, List<Health.Finding> refused)
    {
        int taken = 0;
        foreach (string path in bureau.Database.Read(s => Wanted(s, witness).ToArray()))
        {
            if (site.TryRead(path) is byte[] note)
            {
                taken += Take(path, note, refused) ? 1 : 0;
            }
        }

        return taken;
    }

    // What the witness signed and is not published, by the places where it would be; its newest head always.
    private IEnumerable<string> Wanted(Session session, Witness witness)
    {
        bool named = false;
        foreach (Round round in RoundStore.Unfinished(session).Where(r => r.State != RoundState.Planned && DrawStore.IsCommitted(session, r.Draw)))
        {
            Commitment commitment = DrawStore.Commitment(session, round.Draw);
            if (!commitment.Witnesses.Contains(witness))
            {
                continue;
            }

            named = true;
            string first = PublicLayout.WitnessCommitment(round.Draw, witness.Name), second = PublicLayout.WitnessValues(round.Draw, witness.Name);
            if (PublicFileStore.Find(session, first) is null)
            {
                if (bureau.Now < commitment.DrawAt + Belated)
                {
                    yield return first;
                }
            }
            else if (PublicFileStore.Find(session, second) is null && bureau.Now >= commitment.DrawAt && AreKnown(session, commitment))
            {
                yield return second;
            }
        }

        if (named || PublicFileStore.Find(session, PublicLayout.WitnessHead(witness.Name)) is not null)
        {
            yield return PublicLayout.WitnessHead(witness.Name);
        }
    }

    private static bool AreKnown(Session session, Commitment commitment)
    {
        var values = SourceStore.Values(session, commitment.Draw);
        return commitment.Sources.All(s => values.ContainsKey(s.Name));
    }

    // True when it is new and holds.
    private bool Take(string path, byte[] note, List<Health.Finding> refused)
    {
        if (bureau.Database.Read(s => PublicFileStore.Find(s, path)) is byte[] published && published.AsSpan().SequenceEqual(note))
        {
            return false;
        }

        try
        {
            WitnessNote added = AddWitnessNote.Execute(bureau, note, path);
            _refused.Remove(path);
            if (added.IsNew)
            {
                LogTaken(log, added.Path);
            }

            return added.IsNew;
        }
        catch (RefusedException refusal)
        {
            UserErrorException e = refusal.AsError();
            if (!_refused.TryGetValue(path, out byte[]? last) || !last.AsSpan().SequenceEqual(note))
            {
                LogRefused(log, path, Printable.OneLine(e.Says.En));
            }

            _refused[path] = note;
            refused.Add(new Health.Finding(path, new Text($"见证机构签署的 {path} 不成立，未公布：{Printable.OneLine(e.Says.Zh)}", $"the note {path} of a witness does not hold and is not published: {Printable.OneLine(e.Says.En)}")));
            return false;
        }
    }

    private void Unreached(string witness, UserErrorException e)
    {
        int times = _unreached[witness] = _unreached.GetValueOrDefault(witness) + 1;
        if (times == 1)
        {
            LogUnreached(log, witness, e.Says.En);
        }

        if (times >= Repeatedly)
        {
            conditions.Begin(ConditionIds.WitnessUnreached, new Health.Finding(
                witness, new Text($"取不到见证机构 {witness} 的签署：{e.Says.Zh}。抽取前 24 小时内才签署的承诺不计入见证", $"the notes of witness {witness} cannot be fetched: {e.Says.En}; one that comes later than a day before a draw does not count")));
        }
    }

    [LoggerMessage(LogLevel.Information, "{Path}: a witness's note was taken")]
    private static partial void LogTaken(ILogger log, string path);

    [LoggerMessage(LogLevel.Warning, "{Path}: a witness's note is not taken: {Why}")]
    private static partial void LogRefused(ILogger log, string path, string why);

    [LoggerMessage(LogLevel.Warning, "witness {Witness} cannot be reached, and is asked again every minute: {Why}")]
    private static partial void LogUnreached(ILogger log, string witness, string why);
}
