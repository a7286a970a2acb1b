using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Lifecycle.Voiding;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Requests;

/// <summary>Who joins a team when somebody leaves, and the ticket that says so.</summary>
/// <param name="Inspector">Who joins.</param>
/// <param name="Ticket">The smallest of all who may (protocol section 9).</param>
internal sealed record Joining(Identifier Inspector, Digest Ticket);

/// <summary>
/// What two people decide, each under the own name: asked for by an operator, decided by the head, approved by the leader, and carried out
/// with the approval by the use case that the command line has too. What cannot be carried out is refused when it is asked for.
/// </summary>
internal sealed class RequestDesk(BureauContext bureau, VoidRound voids, ProposePolicy policies)
{
    // Stand for those who have not spoken yet: what a rule says of a change does not depend on who they are, as long as they are two.
    private static readonly TwoPeople ToCome = new(Label.Parse("to-decide"), Label.Parse("to-approve"));

    private readonly SubstituteInspector _substitute = new(bureau);
    private readonly NameTeam _name = new(bureau);

    /// <summary>Asks for something.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="UserErrorException">It could not be carried out as things stand, or is asked for already.</exception>
    public long Ask(Session session, SignedIn who, RequestContent content)
    {
        who.Require(content.Kind == RequestKind.Policy ? Duty.ProposePolicy : Duty.Ask);
        RequireSeen(session, who, content);
        RequireSectors(session, who, content);
        content = content with { Why = content.Why.Trim() is { Length: > 0 } why ? why : throw RequestRefusals.NoWhy.Error() };
        if (RequestStore.Open(session).FirstOrDefault(r => Same(r.Content, content)) is { } other)
        {
            throw RequestRefusals.Twice.Error(other.Number);
        }

        Check(session, content, ToCome);
        if (content.Policy is { } change)
        {
            PolicyChange now = policies.Now(session);
            content = content with { Policy = change with { Before = (now.Policy, now.Plans) } };
        }

        long number = RequestStore.Add(session, content, new RequestStep(who.Account.Staff, bureau.Now));
        Log(session, who, "request.ask", number, content);
        return number;
    }

    /// <summary>What is asked for by whoever declares a recusal, by code or name.</summary>
    /// <exception cref="UserErrorException">No firm, inspector or ground, or several, are called so.</exception>
    public RequestContent NewRecusal(Session session, string firm, string inspector, string ground, int year, string why)
    {
        RequireYear(year);
        Recusal recusal = RecusalOf(session, firm.Trim(), inspector.Trim(), ground).Rows[0].Value;
        return new RequestContent(RequestKind.Recusal, Draw: null, recusal.Firm, [recusal.Inspector], $"{recusal.Ground}", Source: null, year, why);
    }

    /// <summary>What is asked for by whoever gives a list of recusals.</summary>
    /// <param name="recusals">Those that are new, or have another ground.</param>
    /// <param name="year">Their year.</param>
    /// <param name="why">Where they come from.</param>
    public static RequestContent NewRecusals(IReadOnlyList<Recusal> recusals, int year, string why) =>
        new(RequestKind.RecusalList, Draw: null, Firm: null, [], Reason: null, Source: null, year, why) { Recusals = recusals };

    /// <summary>The recusals of a year that a person sees.</summary>
    public static IEnumerable<Recusal> Recusals(Session session, SignedIn who, int year) =>
        RecusalStore.Of(session, year).Where(r => SeesFirm(session, who, r.Firm));

    /// <summary>The head's decision.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="who">Who decides.</param>
    /// <param name="number">The request.</param>
    /// <param name="joins">Who was shown as joining; empty where nobody does.</param>
    /// <exception cref="UserErrorException">It was answered meanwhile, somebody else would join now, or it cannot be carried out any more.</exception>
    public void Decide(Session session, SignedIn who, long number, string joins)
    {
        who.Require(Duty.Decide);
        Request request = Find(session, who, number, RequestState.Asked);
        RequireSectors(session, who, request.Content);
        RequireJoins(session, request.Content, joins);
        Check(session, request.Content, ToCome);
        if (!RequestStore.TryDecide(session, number, new RequestStep(who.Account.Staff, bureau.Now)))
        {
            throw RequestRefusals.Changed.Error(number);
        }

        Log(session, who, "request.decide", number, request.Content);
    }

    /// <summary>The leader's approval, which carries it out.</summary>
    /// <inheritdoc cref="Decide" path="/param"/>
    /// <exception cref="UserErrorException">The same person has decided it, it was answered meanwhile, or it cannot be carried out any more.</exception>
    public void Approve(Session session, SignedIn who, long number, string joins)
    {
        who.Require(Duty.Approve);
        Request request = Find(session, who, number, RequestState.Decided);
        RequireSectors(session, who, request.Content);
        RequireJoins(session, request.Content, joins);
        string done = CarryOut(session, request.Content, new TwoPeople(request.Decided!.By, who.Account.Staff));
        End(session, who, request, RequestState.Done, done);
        Log(session, who, "request.approve", number, request.Content);
    }

    /// <summary>Turns a request down: the head's while it waits for the head, the leader's while it waits for the leader.</summary>
    /// <exception cref="UserErrorException">There is no reason, it was answered meanwhile, or it waits for somebody else.</exception>
    public void TurnDown(Session session, SignedIn who, long number, string reason)
    {
        Request request = Seen(session, who, number);
        who.Require(request.State == RequestState.Decided ? Duty.Approve : Duty.Decide);
        if (reason.Trim().Length == 0)
        {
            throw RequestRefusals.NoWhy.Error();
        }

        End(session, who, request, RequestState.TurnedDown, reason.Trim());
        Log(session, who, "request.turn-down", number, request.Content);
    }

    /// <summary>Takes a request back.</summary>
    /// <exception cref="UserErrorException">Somebody else asked for it, or it was answered meanwhile.</exception>
    public void TakeBack(Session session, SignedIn who, long number)
    {
        Request request = Seen(session, who, number);
        who.Require(request.Content.Kind == RequestKind.Policy ? Duty.ProposePolicy : Duty.Ask);
        if (request.Asked.By != who.Account.Staff)
        {
            throw RequestRefusals.NotYours.Error(number, who.Account.Staff);
        }

        End(session, who, request, RequestState.TakenBack, "");
        Log(session, who, "request.take-back", number, request.Content);
    }

    /// <summary>The requests that a person sees: those that wait, and those of the last days.</summary>
    public static IReadOnlyList<Request> Of(Session session, SignedIn who, DateOnly since) =>
        [.. RequestStore.Open(session).Concat(RequestStore.Since(session, since)).DistinctBy(r => r.Number).Where(r => Sees(session, who, r.Content)).OrderByDescending(r => r.Number)];

    /// <summary>A request that a person sees; null when there is none.</summary>
    public static Request? Find(Session session, SignedIn who, long number) => RequestStore.Find(session, number) is { } request && Sees(session, who, request.Content) ? request : null;

    /// <summary>True when a request waits for this person.</summary>
    public static bool WaitsFor(SignedIn who, Request request) =>
        (request.State == RequestState.Asked && RoleTable.Has(who.Account, Duty.Decide))
        || (request.State == RequestState.Decided && RoleTable.Has(who.Account, Duty.Approve) && request.Decided!.By != who.Account.Staff);

    /// <summary>Who joins when somebody leaves a team; null where nobody is left, or it is about no team.</summary>
    public static Joining? Joins(Session session, RequestContent content) =>
        content is { Kind: RequestKind.Substitute, Draw: { } draw, Firm: { } firm, Inspectors: [var leaving] } ? Joins(session, draw, firm, leaving) : null;

    /// <inheritdoc cref="Joins(Session, RequestContent)"/>
    public static Joining? Joins(Session session, DrawId draw, Identifier firm, Identifier leaving)
    {
        var teams = TeamStore.Open(LedgerStore.Open(session), draw);
        return teams.Of(firm)?.Contains(leaving) == true && teams.SubstituteFor(firm, leaving) is { } joins
            ? new Joining(joins, teams.TicketOf(firm, joins))
            : null;
    }

    // Who asks twice means the same; what he says of it may differ.
    private static bool Same(RequestContent a, RequestContent b) =>
        (a.Kind, a.Draw, a.Firm, a.Year, a.Policy?.Digest) == (b.Kind, b.Draw, b.Firm, b.Year, b.Policy?.Digest) && (a.Kind == RequestKind.Void || a.Inspectors.SequenceEqual(b.Inspectors))
        && a.Recusals.SequenceEqual(b.Recusals);

    private static void RequireJoins(Session session, RequestContent content, string seen)
    {
        string now = $"{Joins(session, content)?.Inspector}";
        if (now != seen)
        {
            throw RequestRefusals.OtherJoins.Error(seen.Length == 0 ? "—" : seen, now.Length == 0 ? "—" : now);
        }
    }

    // Everything that speaks against it, without doing it.
    private void Check(Session session, RequestContent c, TwoPeople people)
    {
        switch (c.Kind)
        {
            case RequestKind.Substitute:
                _substitute.Check(session, c.Draw!.Value, c.Firm!.Value, c.Inspectors[0], SubstitutionOf(c), people);
                break;
            case RequestKind.NameTeam:
                _name.Check(session, c.Draw!.Value, c.Firm!.Value, c.Inspectors, people);
                break;
            case RequestKind.Void:
                voids.Check(session, c.Draw!.Value, VoidOf(c), c.Source, people);
                break;
            case RequestKind.Policy:
                policies.Check(session, c.Policy!);
                break;
            case RequestKind.Recusal or RequestKind.RecusalList:
                RequireYear(c.Year);
                YearGate.Require(LedgerStore.Open(session), c.Year!.Value, bureau.Today, YearEntry.Recusal);
                _ = RecusalsOf(session, c);
                break;
            default:
                RequireYear(c.Year);
                DirectoryUpdate.RequireEndable(session, c.Firm!.Value, c.Inspectors[0], c.Year!.Value);
                break;
        }
    }

    private string CarryOut(Session session, RequestContent c, TwoPeople people)
    {
        switch (c.Kind)
        {
            case RequestKind.Substitute:
                return $"{_substitute.Execute(session, c.Draw!.Value, c.Firm!.Value, c.Inspectors[0], SubstitutionOf(c), people).Substitute}";
            case RequestKind.NameTeam:
                return string.Join(' ', _name.Execute(session, c.Draw!.Value, c.Firm!.Value, c.Inspectors, people).Inspectors);
            case RequestKind.Void:
                return $"{voids.Execute(session, c.Draw!.Value, VoidOf(c), c.Source, people).Draw}";
            case RequestKind.Policy:
                policies.Execute(session, c.Policy!, people);
                return "";
            case RequestKind.Recusal or RequestKind.RecusalList:
                RequireYear(c.Year);
                var update = new DirectoryUpdate(bureau);
                update.Apply(session, update.Target(RecusalsOf(session, c), c.Year!.Value));
                return "";
            default:
                RequireYear(c.Year);
                new DirectoryUpdate(bureau).EndRecusal(session, c.Firm!.Value, c.Inspectors[0], c.Year!.Value);
                return "";
        }
    }

    private static SubstitutionReason SubstitutionOf(RequestContent c) => Word(c, ReasonWords.ReadSubstitution);

    private static VoidReason VoidOf(RequestContent c) => Word(c, ReasonWords.ReadVoid);

    private static T Word<T>(RequestContent c, Func<string, T> read)
    {
        try
        {
            return read(c.Reason ?? "");
        }
        catch (ProtocolFormatException)
        {
            throw RequestRefusals.BadWord.Error(c.Reason);
        }
    }

    private void RequireYear(int? year)
    {
        if (year != bureau.Today.Year && year != bureau.Today.Year + 1)
        {
            throw RequestRefusals.NoYear.Error(year);
        }
    }

    private static ImportedRows<Recusal> RecusalsOf(Session session, RequestContent c) =>
        c.Kind == RequestKind.Recusal ? RecusalOf(session, $"{c.Firm}", $"{c.Inspectors[0]}", c.Reason ?? "") : Known(RecusalImport.Of(session, RecusalFile.Of(c.Recusals)));

    // The same reading as a line of a list of recusals has.
    private static ImportedRows<Recusal> RecusalOf(Session session, string firm, string inspector, string ground) =>
        Known(RecusalImport.Of(session, RecusalFile.ReadOne(firm, inspector, ground)));

    private static ImportedRows<Recusal> Known(ImportedRows<Recusal> rows) =>
        rows.Problems.Total == 0 ? rows : throw RequestRefusals.NotFound.Error(string.Join("; ", rows.Problems.Listed.Select(p => $"{p.Column} {p.Value}")));

    private void End(Session session, SignedIn who, Request seen, RequestState to, string answer)
    {
        if (!seen.IsOpen || !RequestStore.TryEnd(session, seen, to, new RequestStep(who.Account.Staff, bureau.Now), answer))
        {
            throw RequestRefusals.Changed.Error(seen.Number);
        }
    }

    private static Request Find(Session session, SignedIn who, long number, RequestState state) =>
        Seen(session, who, number) is { } request && request.State == state ? request : throw RequestRefusals.Changed.Error(number);

    private static Request Seen(Session session, SignedIn who, long number) => Find(session, who, number) ?? throw RequestRefusals.Changed.Error(number);

    // Rules are everybody's to read; who decides them sees every sector.
    private static bool Sees(Session session, SignedIn who, RequestContent content) => content switch
    {
        { Kind: RequestKind.Policy } => true,
        { Draw: { } draw } => who.Account.Sees(draw.Sector),
        { Kind: RequestKind.RecusalList } => who.Account.Sectors.Count == 0 || content.Recusals.Select(r => r.Firm).Distinct().All(firm => SeesFirm(session, who, firm)),
        _ => SeesFirm(session, who, content.Firm!.Value),
    };

    private void RequireSectors(Session session, SignedIn who, RequestContent content)
    {
        foreach (SectorCode sector in content.Policy is { } change ? policies.ChangedSectors(session, change).Where(s => !who.Account.Sees(s)) : [])
        {
            throw AccountRefusals.OtherSector.Error(who.Account.Staff, sector);
        }
    }

    private static bool SeesFirm(Session session, SignedIn who, Identifier firm) => who.Account.Sectors.Count == 0 || FirmStore.SectorsOf(session, firm).Any(who.Account.Sees);

    private static void RequireSeen(Session session, SignedIn who, RequestContent content)
    {
        if (!Sees(session, who, content))
        {
            throw AccountRefusals.OtherSector.Error(who.Account.Staff, content.Draw?.Sector.ToString() ?? $"{content.Firm ?? content.Recusals.Select(r => r.Firm).FirstOrDefault(f => !SeesFirm(session, who, f))}");
        }
    }

    private void Log(Session session, SignedIn who, string what, long number, RequestContent content) =>
        ActionLog.Add(session, who.Did(bureau.Now, what, FormattableString.Invariant($"#{number} {content.Kind} {content.Draw} {content.Firm}").Trim()));
}
