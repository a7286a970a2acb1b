using Inspections.Core.Directories;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>What requests, and whom they are about, are called.</summary>
internal sealed class RequestNames
{
    private readonly Func<DrawId, string> _rounds;
    private readonly IReadOnlyDictionary<string, string> _firms;
    private readonly IReadOnlyDictionary<Identifier, string> _people;
    private readonly Dictionary<Label, string> _staff;

    private RequestNames(Func<DrawId, string> rounds, IReadOnlyDictionary<string, string> firms, IReadOnlyDictionary<Identifier, string> people, Dictionary<Label, string> staff) =>
        (_rounds, _firms, _people, _staff) = (rounds, firms, people, staff);

    /// <summary>The reasons of a substitution, as the protocol spells them.</summary>
    public static IReadOnlyList<(string Value, Text Name)> SubstitutionReasons { get; } =
    [
        ("recusal", new("回避", "recusal")),
        ("absent", new("不在岗", "absent")),
        ("certificate", new("执法证无效", "no valid certificate")),
    ];

    /// <summary>The reasons of a void.</summary>
    public static IReadOnlyList<(string Value, Text Name)> VoidReasons { get; } =
    [
        ("frame-error", new("企业名录有误", "the list of firms is wrong")),
        ("roster-error", new("人员名录有误", "the list of inspectors is wrong")),
        ("force-majeure", new("不可抗力", "force majeure")),
        ("source-unavailable", new("随机源未提供随机数", "a source gave no value")),
    ];

    /// <summary>The grounds of a recusal.</summary>
    public static IReadOnlyList<(string Value, Text Name)> Grounds { get; } = [.. Enum.GetValues<RecusalGround>().Select(g => ($"{g}", Ground(g)))];

    /// <summary>The names for some requests.</summary>
    public static RequestNames Of(Session session, IReadOnlyList<Request> requests, Language language) => new(
        ConsoleContext.NamesOfRounds(session, language),
        FirmStore.Names(session, [.. requests.Select(r => r.Content.Firm).OfType<Identifier>().Concat(requests is [{ } one] ? one.Content.Recusals.Select(r => r.Firm) : []).Distinct()]),
        InspectorStore.Names(session),
        AccountStore.All(session).ToDictionary(a => a.Staff, a => a.Name));

    /// <summary>A ground of a recusal.</summary>
    public static Text Ground(RecusalGround ground) => ground switch
    {
        RecusalGround.OwnInterest => new("本人有利害关系", "own interest"),
        RecusalGround.Spouse => new("配偶", "spouse"),
        RecusalGround.LinealKin => new("直系血亲", "lineal kin"),
        RecusalGround.CollateralKin => new("三代以内旁系血亲", "collateral kin within three generations"),
        RecusalGround.CloseInLaws => new("近姻亲", "close in-laws"),
        _ => new("其他可能影响公正的关系", "another relation"),
    };

    /// <summary>A kind of request.</summary>
    public static Text KindOf(RequestKind kind) => kind switch
    {
        RequestKind.Substitute => new("调换", "substitution"),
        RequestKind.NameTeam => new("指定检查组", "named team"),
        RequestKind.Void => new("作废", "void"),
        RequestKind.Recusal => new("登记回避", "recusal"),
        RequestKind.RecusalList => RequestTexts.RecusalList,
        RequestKind.Policy => PolicyTexts.Kind,
        _ => new("撤销回避", "end of a recusal"),
    };

    /// <summary>Where a request stands.</summary>
    public static Text StateOf(RequestState state) => state switch
    {
        RequestState.Asked => new("待处室负责人决定", "waits for the head"),
        RequestState.Decided => new("待分管领导批准", "waits for the leader"),
        RequestState.Done => new("已批准并办理", "approved and carried out"),
        RequestState.TurnedDown => new("不予同意", "turned down"),
        _ => new("已撤回", "taken back"),
    };

    /// <summary>An inspector by name and id.</summary>
    public string Person(Identifier id) => $"{_people.GetValueOrDefault(id)} {id}".Trim();

    /// <summary>One of the staff by name and id.</summary>
    public string Staff(Label id) => $"{_staff.GetValueOrDefault(id)} {id}".Trim();

    /// <summary>What a request is about, in a line.</summary>
    public string Subject(RequestContent c) => string.Join(" · ", ((string?[])
    [
        c.Draw is { } draw ? _rounds(draw) : c.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        c.Firm is { } firm ? _firms.GetValueOrDefault($"{firm}", $"{firm}") : null,
        c.Inspectors.Count > 0 ? string.Join('、', c.Inspectors.Select(Person)) : null,
        c.Recusals.Count > 0 ? $"× {c.Recusals.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : null,
    ]).OfType<string>());

    /// <summary>The recusals of a list, a line each.</summary>
    public IReadOnlyList<RecusalRow> Recusals(RequestContent c) =>
        [.. c.Recusals.Select(r => new RecusalRow($"{r.Firm}", _firms.GetValueOrDefault($"{r.Firm}", $"{r.Firm}"), $"{r.Inspector}", Person(r.Inspector), Ground(r.Ground)))];

    /// <summary>What it says, line by line.</summary>
    public IReadOnlyList<(Text Name, Text Says)> Facts(Request r)
    {
        RequestContent c = r.Content;
        var facts = new List<(Text, Text)>();
        Add(ConsoleTexts.Draw, c.Draw is { } draw ? Text.Same(_rounds(draw)) : null);
        Add(RequestTexts.Year, c.Year is { } year ? Text.Same(year.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null);
        Add(ConsoleTexts.Firm, c.Firm is { } firm ? Text.Same($"{_firms.GetValueOrDefault($"{firm}")} {firm}".Trim()) : null);
        Add(c.Kind switch { RequestKind.Substitute => RequestTexts.Leaves, RequestKind.NameTeam => RequestTexts.Named, _ => RequestTexts.StaysAway }, c.Inspectors.Count > 0 ? Text.Same(string.Join('、', c.Inspectors.Select(Person))) : null);
        Add(RequestTexts.Reason, c.Reason is { } reason ? SubstitutionReasons.Concat(VoidReasons).Concat(Grounds).Where(w => w.Value == reason).Select(w => w.Name).FirstOrDefault(Text.Same(reason)) : null);
        Add(RequestTexts.Source, c.Source is { } source ? Text.Same($"{source}") : null);
        Add(RequestTexts.Why, Text.Same(c.Why));
        return facts;

        void Add(Text name, Text? says)
        {
            if (says is not null)
            {
                facts.Add((name, says));
            }
        }
    }

    /// <summary>Who did what about it, and when.</summary>
    public IReadOnlyList<Text> Steps(Session session, Request r)
    {
        var steps = new List<Text> { RequestTexts.Step(MomentText.Of(r.Asked.At), Staff(r.Asked.By), RequestTexts.AskedFor) };
        if (r.Decided is { } decided)
        {
            steps.Add(RequestTexts.Step(MomentText.Of(decided.At), Staff(decided.By), RequestTexts.DecidedOn));
        }

        if (r.Ended is { } ended)
        {
            Text what = r.State switch
            {
                RequestState.Done => RequestTexts.ApprovedWith(Outcome(session, r)),
                RequestState.TurnedDown => RequestTexts.TurnedDownFor(r.Outcome ?? ""),
                _ => RequestTexts.TookBack,
            };
            steps.Add(RequestTexts.Step(MomentText.Of(ended.At), Staff(ended.By), what));
        }

        return steps;
    }

    // What came of it: who joined, or the next try.
    private Text Outcome(Session session, Request r) => r.Content.Kind switch
    {
        RequestKind.Substitute when Identifier.IsValid(r.Outcome) => RequestTexts.Joined(Person(Identifier.Parse(r.Outcome!)), RequestTicket(session, r)),
        RequestKind.Void => RequestTexts.NextTry(DrawId.TryParse(r.Outcome, out DrawId next) ? _rounds(next) : ""),
        _ => Text.Same(""),
    };

    private static string RequestTicket(Session session, Request r)
    {
        var teams = TeamStore.Open(LedgerStore.Open(session), r.Content.Draw!.Value);
        return $"{teams.TicketOf(r.Content.Firm!.Value, Identifier.Parse(r.Outcome!))}";
    }
}
