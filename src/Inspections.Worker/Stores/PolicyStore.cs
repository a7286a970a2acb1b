using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Verification;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The policy in force: the last one entered in the ledger, published with it.</summary>
internal static class PolicyStore
{
    /// <summary>The policy in force.</summary>
    public static PolicyDocument Current(Session session, LedgerStore ledger) =>
        Find(session, ledger) ?? throw new InvalidOperationException("no policy in the ledger");

    /// <summary>The policy in force, or null before the first.</summary>
    public static PolicyDocument? Find(Session session, LedgerStore ledger) =>
        ledger.Of<DocumentBody>().LastOrDefault(b => b.Document == DocumentKind.Policy) is { } last
            ? Read(session, last)
            : null;

    /// <summary>Every policy that was ever in force, in the order of the ledger.</summary>
    public static IEnumerable<PolicyDocument> All(Session session, LedgerStore ledger) =>
        ledger.Of<DocumentBody>().Where(b => b.Document == DocumentKind.Policy).Select(b => Read(session, b));

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
    /// rounds and teams of two, one stratum. A sector that is in <paramref name="previous"/> keeps what stands there.
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
        })]);

    private static PolicyDocument Read(Session session, DocumentBody entry) =>
        PolicyDocument.FromJson(CanonicalJson.Parse(PublicFileStore.Get(session, PublicLayout.Policy(entry.Digest))));
}
