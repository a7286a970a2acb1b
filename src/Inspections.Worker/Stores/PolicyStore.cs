using System.Collections.Concurrent;
using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The policies entered in the ledger, published with it.</summary>
internal static class PolicyStore
{
    /// <summary>The policy entered last.</summary>
    public static PolicyDocument Current(Session session, LedgerStore ledger) =>
        Find(session, ledger) ?? throw new InvalidOperationException("no policy in the ledger");

    /// <summary>The policy entered last, or null before the first; <see cref="LedgerReading.PolicyFor"/> says which one a draw follows.</summary>
    public static PolicyDocument? Find(Session session, LedgerStore ledger) =>
        ledger.Of<DocumentBody>().LastOrDefault(b => b.Document == DocumentKind.Policy) is { } last
            ? Of(session, last.Digest)
            : null;

    /// <summary>The policy that a draw was committed to.</summary>
    public static PolicyDocument Of(Session session, DrawId draw) => Of(session, DrawStore.Commitment(session, draw).Policy);

    /// <summary>The policies of a year's commitments that are not void, in the order of the commitments: its rules only rise (protocol section 9).</summary>
    public static IReadOnlyList<PolicyDocument> DrawnBy(LedgerReading ledger, int year) => [.. ledger.CommitmentsOf(year).Select(c => ledger.Records.PolicyOf(c.Policy))];

    /// <summary>Enters and publishes a policy unless it is in force already.</summary>
    public static void Adopt(Session session, BureauContext bureau, PolicyDocument policy)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        if (Find(session, ledger)?.Digest == policy.Digest)
        {
            return;
        }

        PublicFileStore.PutAll(session, [BureauFiles.Of(policy)]);
        ledger.Adopt(bureau.Now, bureau.Authority, bureau.Keys.Signer, policy);
    }

    /// <summary>Who decided on a policy, for the bureau's own eyes; null for one that a worker entered when it started.</summary>
    public static string? DecisionOn(Session session, Digest policy) => Settings.Find(session, $"policy {policy}");

    /// <summary>Keeps who decided on a policy.</summary>
    public static void KeepDecision(Session session, Digest policy, string decision) => Settings.Set(session, $"policy {policy}", decision);

    /// <summary>
    /// The policy of a bureau that has not written one: for every sector of its directory 5 % of distinct firms, three
    /// rounds and teams of two, one stratum, and the usual three steps of review. What is in <paramref name="previous"/> stays as it stands there; the steps are named where it names none.
    /// </summary>
    public static PolicyDocument Default(Authority authority, IEnumerable<Sector> sectors, DateOnly effective, PolicyDocument? previous) => new(
        authority,
        previous?.Effective ?? effective,
        previous?.Basis ?? ["国务院关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见（国发〔2019〕5号）"],
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
        Review = previous is { Review.Count: > 0 } ? previous.Review : PolicyDocument.UsualReview,
    };

    /// <summary>A policy that the ledger names. A document is known by its digest, and read once.</summary>
    public static PolicyDocument Of(Session session, Digest policy)
    {
        return session.Database?.Kept<ConcurrentDictionary<Digest, PolicyDocument>>().GetOrAdd(policy, _ => Parse()) ?? Parse();

        PolicyDocument Parse() => PolicyDocument.FromJson(CanonicalJson.Parse(PublicFileStore.Get(session, PublicLayout.Policy(policy))));
    }
}
