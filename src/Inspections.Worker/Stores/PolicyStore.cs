using System.Collections.Concurrent;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The policies entered in the ledger, published with it.</summary>
internal static class PolicyStore
{
    /// <summary>The policy entered last.</summary>
    public static PolicyDocument Current(Session session, LedgerStore ledger) =>
        Find(session, ledger) ?? throw new InvalidOperationException("no policy in the ledger");

    /// <summary>The policy entered last, or null before the first; <see cref="InForce"/> says which one a draw follows.</summary>
    public static PolicyDocument? Find(Session session, LedgerStore ledger) =>
        ledger.Of<DocumentBody>().LastOrDefault(b => b.Document == DocumentKind.Policy) is { } last
            ? Read(session, last.Digest)
            : null;

    /// <summary>Every policy that was ever in force, in the order of the ledger.</summary>
    public static IEnumerable<PolicyDocument> All(Session session, LedgerStore ledger) =>
        ledger.Of<DocumentBody>().Where(b => b.Document == DocumentKind.Policy).Select(b => Read(session, b.Digest));

    /// <summary>Every policy with its entry, in order.</summary>
    public static IReadOnlyList<AdoptedPolicy> Adopted(Session session, LedgerStore ledger) =>
    [
        .. ledger.EntriesOf<DocumentBody>().Where(e => ((DocumentBody)e.Body).Document == DocumentKind.Policy)
            .Select(e => new AdoptedPolicy(e.Index, e.At, Read(session, ((DocumentBody)e.Body).Digest))),
    ];

    /// <summary>The policy that a commitment entered now is drawn by on a day (protocol section 11), or null before the first.</summary>
    public static PolicyDocument? InForce(Session session, LedgerStore ledger, DateOnly drawDate) =>
        PolicyInForce.For(Adopted(session, ledger), drawDate)?.Document;

    /// <summary>The policy that a draw was committed to.</summary>
    public static PolicyDocument Of(Session session, DrawId draw) => Read(session, DrawStore.Commitment(session, draw).Policy);

    /// <summary>The policies of a year's commitments that are not void, in the order of the commitments: its rules only rise (protocol section 9).</summary>
    public static IReadOnlyList<PolicyDocument> DrawnBy(Session session, LedgerStore ledger, int year)
    {
        var all = Adopted(session, ledger).GroupBy(p => p.Document.Digest).ToDictionary(g => g.Key, g => g.First().Document);
        return [.. DrawStore.NotVoid(session, ledger, year).Select(c => all[c.Policy])];
    }

    /// <summary>Enters and publishes a policy unless it is in force already.</summary>
    public static void Adopt(Session session, BureauContext bureau, PolicyDocument policy)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        if (Find(session, ledger)?.Digest == policy.Digest)
        {
            return;
        }

        PublicFileStore.Put(session, PublicLayout.Policy(policy.Digest), CanonicalJson.Write(policy.ToJson()));
        ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, new DocumentBody(DocumentKind.Policy, policy.Digest));
    }

    /// <summary>Who decided on a policy, for the bureau's own eyes; null for one that a worker entered when it started.</summary>
    public static string? DecisionOn(Session session, Digest policy) => Settings.Find(session, $"policy {policy}");

    /// <summary>Keeps who decided on a policy.</summary>
    public static void KeepDecision(Session session, Digest policy, string decision) => Settings.Set(session, $"policy {policy}", decision);

    /// <summary>
    /// The policy of a bureau that has not written one: for every sector of its directory 5 % of distinct firms, three
    /// rounds and teams of two, one stratum, and the usual three steps of review. What is in <paramref name="previous"/> stays as it stands there.
    /// </summary>
    public static PolicyDocument Default(Authority authority, IEnumerable<Sector> sectors, DateOnly effective, PolicyDocument? previous) => new(
        authority,
        previous?.Effective ?? effective,
        ["国务院关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见（国发〔2019〕5号）"],
        [.. sectors.OrderBy(s => s.Code).Select(s => previous?.Of(s.Code) ?? new SectorPolicy
        {
            Sector = s.Code,
            Name = s.Name,
            Basis = ["年度抽查比例不低于5%，抽查不少于3批次"],
            Floor = new Ratio(5, 100),
            Rounds = 3,
            Strata = [new StratumPolicy(SectorPolicy.Everyone, "全部", new Ratio(5, 100))],
            Team = new TeamRule(2),
        })])
    {
        Review = previous is null ? ReviewChain.Usual : previous.Review,
    };

    // A document is known by its digest, and read once.
    private static PolicyDocument Read(Session session, Digest policy)
    {
        return session.Database?.Kept<ConcurrentDictionary<Digest, PolicyDocument>>().GetOrAdd(policy, _ => Parse()) ?? Parse();

        PolicyDocument Parse() => PolicyDocument.FromJson(CanonicalJson.Parse(PublicFileStore.Get(session, PublicLayout.Policy(policy))));
    }
}
