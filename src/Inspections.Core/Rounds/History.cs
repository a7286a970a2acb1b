using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;

namespace Inspections.Core.Rounds;

/// <summary>A draw committed to before, as history needs it.</summary>
/// <param name="Draw">Its id.</param>
/// <param name="FrameSize">Leaves of its frame.</param>
/// <param name="Drawn">The firms drawn; empty while there is no disclosed receipt.</param>
/// <param name="Projects">Of the drawn ids that are projects, their firms.</param>
public sealed record PastDraw(
    DrawId Draw, long FrameSize, IReadOnlyList<Identifier> Drawn, IReadOnlyDictionary<Identifier, Identifier> Projects);

/// <summary>
/// What the ledger before a commitment says about firms: who was drawn and still counts, who was inspected when
/// (protocol sections 2, 3 and 9). The bureau and every verifier compute exclusions, <c>largest</c> and
/// <c>gone</c> by this one rule.
/// </summary>
public sealed class History
{
    private readonly PastDraw[] _draws;
    private readonly Dictionary<(DrawId Draw, Identifier Firm), ResultBody> _results;
    private readonly ILookup<Identifier, DateOnly> _inspections;

    /// <summary>History of the entries before a commitment and of the draws they name.</summary>
    /// <param name="before">The bodies of all entries before it, in order.</param>
    /// <param name="draws">The draws committed to in them; voided ones are recognised here.</param>
    public History(IEnumerable<EntryBody> before, IEnumerable<PastDraw> draws)
    {
        EntryBody[] entries = [.. before];
        var voided = entries.OfType<VoidBody>().Select(v => v.Draw).ToHashSet();
        PastDraw[] all = [.. draws];
        _draws = [.. all.Where(d => !voided.Contains(d.Draw))];

        ResultBody[] latest = [.. entries.OfType<ResultBody>().GroupBy(r => r.Record).Select(g => g.MaxBy(r => r.Version)!)];
        _results = latest.GroupBy(r => (r.Draw, r.Firm)).ToDictionary(g => g.Key, g => g.Last());
        Dictionary<DrawId, PastDraw> byId = all.ToDictionary(d => d.Draw);
        Identifier Inspected(ResultBody r) =>
            byId.TryGetValue(r.Draw, out PastDraw? draw) && draw.Projects.TryGetValue(r.Firm, out Identifier firm) ? firm : r.Firm;
        _inspections = latest.Where(r => !r.IsWithdrawn).Select(r => (Firm: Inspected(r), r.InspectedOn))
            .Concat(entries.OfType<VisitBody>().Select(v => (v.Firm, v.InspectedOn)))
            .ToLookup(v => v.Firm, v => v.InspectedOn);
    }

    /// <summary>The distinct ids drawn for a sector in a year that still count: their result neither closes nor is withdrawn.</summary>
    public IReadOnlySet<Identifier> Counting(SectorCode sector, int year) =>
        OfYear(sector, year)
            .SelectMany(d => d.Drawn.Where(f => !_results.TryGetValue((d.Draw, f), out ResultBody? r) || !(r.IsClosing || r.IsWithdrawn)))
            .ToHashSet();

    /// <summary>The largest frame of a sector in a year, at least <paramref name="own"/>.</summary>
    public long Largest(SectorCode sector, int year, long own) => OfYear(sector, year).Select(d => d.FrameSize).Append(own).Max();

    /// <summary>The firms with any inspection.</summary>
    internal IEnumerable<Identifier> Inspected => _inspections.Select(i => i.Key);

    /// <summary>All reasons that keep an id out of a round at <paramref name="day"/>.</summary>
    /// <param name="id">The firm or project.</param>
    /// <param name="inspected">The firm itself, or the project's.</param>
    /// <param name="policy">The sector's rules.</param>
    /// <param name="counting">What <see cref="Counting"/> gave.</param>
    /// <param name="day">The draw's date.</param>
    public Exclusions ExclusionsOf(Identifier id, Identifier inspected, SectorPolicy policy, IReadOnlySet<Identifier> counting, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(counting);
        if (!_inspections.Contains(inspected))
        {
            return counting.Contains(id) ? Exclusions.Drawn : Exclusions.None;
        }

        IEnumerable<DateOnly> days = _inspections[inspected];
        bool capped = policy.Cap > 0 && days.Count(d => d.Year == day.Year) >= policy.Cap;
        bool cooling = policy.CooldownDays > 0 && days.Any(d => day.DayNumber - d.DayNumber < policy.CooldownDays);
        return (capped ? Exclusions.Cap : Exclusions.None)
            | (cooling ? Exclusions.Cooldown : Exclusions.None)
            | (counting.Contains(id) ? Exclusions.Drawn : Exclusions.None);
    }

    private IEnumerable<PastDraw> OfYear(SectorCode sector, int year) => _draws.Where(d => d.Draw.Sector == sector && d.Draw.Year == year);
}
