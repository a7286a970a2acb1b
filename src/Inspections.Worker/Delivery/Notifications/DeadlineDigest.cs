using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Privacy;
using Inspections.Core.Results;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Delivery.Notifications;

/// <summary>
/// One day's deadlines in words, for people and for programs. It may leave the house: it has draws, firm codes, days, and the names
/// of firms that may be published; of inspectors the staff id. Of what is not public yet there is a number alone: of a list that is kept
/// back, and of measures in results that have not passed their review, for they tell what was found.
/// </summary>
internal sealed class DeadlineDigest
{
    private readonly Authority _authority;
    private readonly DateOnly _today;
    private readonly IReadOnlyList<Deadline> _open;
    private readonly IReadOnlyList<IGrouping<(DrawId Draw, DeadlineKind Kind, DateOnly Due, Urgency Urgency), Deadline>> _counted;
    private readonly Dictionary<Identifier, string> _names;

    public DeadlineDigest(Session session, Authority authority, DateOnly today, IReadOnlyList<Deadline> deadlines)
    {
        (_authority, _today) = (authority, today);
        HashSet<DrawId> keptBack = [.. deadlines.Select(d => d.Draw).Distinct().Where(d => RoundStore.Find(session, d) is null or { IsKeptBack: true })];
        ILookup<bool, Deadline> open = deadlines.ToLookup(d => d.Kind switch
        {
            DeadlineKind.Certificate => true,
            DeadlineKind.FollowUp => !keptBack.Contains(d.Draw) && ResultStore.InEffect(session, d.Draw, d.Subject) is { State: ResultState.Published },
            _ => !keptBack.Contains(d.Draw),
        });
        _open = [.. open[true]];
        _counted = [.. open[false].GroupBy(d => (d.Draw, d.Kind, d.Due, d.Urgency))];
        IReadOnlyDictionary<string, string> names = FirmStore.Names(session);
        IReadOnlyDictionary<Identifier, Identifier> owners = FirmStore.Owners(session);
        IReadOnlySet<Digest> confirmed = PersonalDataConfirmations.Texts(session);
        _names = _open.Where(d => d.Kind != DeadlineKind.Certificate).Select(d => d.Subject).Distinct()
            .Where(f => names.TryGetValue(f.ToString(), out string? name) && !FirmNames.IsWithheld(f, name, owners.ContainsKey(f), IsConfirmed(name)))
            .ToDictionary(f => f, f => FirmNames.Public(f, names[f.ToString()], owners.ContainsKey(f), IsConfirmed(names[f.ToString()])));

        bool IsConfirmed(string name) => confirmed.Contains(ConfirmedText.DigestOf(name));
    }

    /// <summary>The digest as a destination has it. It tells no time, so that the same deadlines on the same day are the same bytes.</summary>
    public byte[] As(AlertForm form, Language language) =>
        Encoding.UTF8.GetBytes(form == AlertForm.Json ? ReadableJson.Write(Json(language)) : Words(language));

    private string Words(Language language) => $"{Subject(language)}\n{Body(language)}";

    private string Subject(Language language) =>
        new Text($"{_authority} 双随机期限提醒：", $"deadlines of {_authority}: ").In(language) + Counts(language, Everything.Select(e => (e.Key.Urgency, e.Count)));

    private IEnumerable<((DrawId Draw, DeadlineKind Kind, DateOnly Due, Urgency Urgency) Key, int Count)> Everything =>
        _open.Select(d => ((d.Draw, d.Kind, d.Due, d.Urgency), 1)).Concat(_counted.Select(g => (g.Key, g.Count())));

    private string Body(Language language)
    {
        var text = new StringBuilder($"{_authority}  {BeijingTime.Format(_today)}\n");
        foreach (Urgency urgency in Everything.Select(e => e.Key.Urgency).Distinct().OrderDescending())
        {
            text.Append('\n').Append(DeadlineWords.Of(urgency).In(language)).Append('\n');
            foreach (Deadline d in _open.Where(d => d.Urgency == urgency))
            {
                text.Append("  ").Append(DeadlineWords.LineBelow(d, t => t.In(language))).Append(_names.TryGetValue(d.Subject, out string? name) ? $"  {name}" : "").Append(Left(d, language)).Append('\n');
            }

            foreach (var g in _counted.Where(g => g.Key.Urgency == urgency))
            {
                text.Append(FormattableString.Invariant($"  {BeijingTime.Format(g.Key.Due)}  {DeadlineWords.Of(g.Key.Kind).In(language)}  {g.Key.Draw}  × {g.Count()}"))
                    .Append(new Text("（尚未公开）\n", " (not public yet)\n").In(language));
            }
        }

        return text.Append(new Text("\n全部期限：", "\nall deadlines: ").In(language)).Append("inspections status --due\n").ToString();
    }

    private object Json(Language language) => new
    {
        type = "deadlines",
        authority = $"{_authority}",
        date = BeijingTime.Format(_today),
        text = Words(language),
        deadlines = _open.Select(d => new
        {
            kind = $"{d.Kind}",
            draw = $"{d.Draw}",
            subject = $"{d.Subject}",
            name = _names.GetValueOrDefault(d.Subject),
            number = d.Number,
            due = BeijingTime.Format(d.Due),
            provisional = d.Provisional,
            workingDaysLeft = d.WorkingDaysLeft,
            urgency = $"{d.Urgency}",
        }),
        notPublic = _counted.Select(g => new
        {
            kind = $"{g.Key.Kind}",
            draw = $"{g.Key.Draw}",
            due = BeijingTime.Format(g.Key.Due),
            urgency = $"{g.Key.Urgency}",
            count = g.Count(),
        }),
    };

    private static string Left(Deadline d, Language language) => d.Urgency == Urgency.Overdue
        ? ""
        : "  " + new Text($"还有 {d.WorkingDaysLeft} 个工作日", $"{Counted.Of(d.WorkingDaysLeft, "working day")} left").In(language);

    private static string Counts(Language language, IEnumerable<(Urgency Urgency, int Count)> all) => string.Join(
        new Text("，", ", ").In(language), all.GroupBy(e => e.Urgency).OrderByDescending(g => g.Key).Select(g => FormattableString.Invariant($"{Short(g.Key).In(language)} {g.Sum(e => e.Count)}")));

    private static Text Short(Urgency urgency) => urgency switch
    {
        Urgency.Overdue => new("已逾期", "overdue"),
        Urgency.Next => Text.Same("T−1"),
        _ => Text.Same("T−5"),
    };
}
