using System.Security.Cryptography;
using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;

namespace Inspections.Core.Tests.Example;

/// <summary>The program in the package's README: one round by the library alone, from rules to a verified folder.</summary>
internal static class OneRound
{
    public static (Receipt Receipt, VerificationReport Report) Run(IReadOnlyList<Firm> firms, IReadOnlyList<RosterLeaf> inspectors, DateTimeOffset now)
    {
        // The rules, one document for the year: 5 % of the firms in three rounds, teams of two.
        var authority = Authority.Parse("350100/housing");
        var brokers = SectorCode.Parse("brokers");
        var all = new StratumPolicy(SectorPolicy.Everyone, "全部企业", new Ratio(5, 100));
        var policy = new PolicyDocument(authority, BeijingTime.DateOf(now), ["国办发〔2019〕5号"], [new SectorPolicy
        {
            Sector = brokers,
            Name = "房地产经纪机构",
            Floor = new Ratio(5, 100),
            Rounds = 3,
            Strata = [all],
            Team = new TeamRule(2),
        }]);

        // A ledger: its first entry names the key that signs it.
        var folder = new Dictionary<string, byte[]>();
        var entries = new List<LedgerEntry>();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var spare = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signer = new NoteSigner(authority.ToString(), key);
        Enter(now, new KeyBody(signer.Verifier, new NoteSigner(authority.ToString(), spare).Verifier));
        folder[PublicLayout.Policy(policy.Digest)] = CanonicalJson.Write(policy.ToJson());
        Enter(now, new DocumentBody(DocumentKind.Policy, policy.Digest));

        // Before chance: the firms, the inspectors and the numbers to draw are fixed, and so is the value, unseen.
        var draw = DrawId.Parse("brokers-2026-r1");
        var own = Label.Parse("own:1");
        string value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        PreparedRound prepared = RoundPreparation.Prepare(new RoundInputs
        {
            Draw = draw,
            Policy = policy,
            Ledger = Log().Head,
            History = new History(entries.Select(e => e.Body), []),
            Firms = firms,
            Roster = inspectors,
            Recusals = Array.Empty<Recusal>().ToLookup(r => r.Firm, r => r.Inspector),
            Salt = () => new Digest(RandomNumberGenerator.GetBytes(Digest.Length)),
            Sources = [SealedSource.Of(draw, own, value)],
            DrawAt = now.AddDays(3),
        });
        var round = (PreparedRound.Ready)prepared; // or Infeasible, with its reason, or NotOwed
        folder[PublicLayout.Commitment(draw)] = CanonicalJson.Write(round.Commitment.ToJson());
        folder[PublicLayout.Frame(draw)] = round.Frame.ToFile();
        folder[PublicLayout.Roster(draw)] = round.Roster.ToFile();
        Enter(now, new CommitmentBody(draw, round.Commitment.Digest));

        // Three days later: the value is opened, and everything follows from it.
        DateTimeOffset drawAt = round.Commitment.DrawAt;
        Receipt receipt = Draw.Run(round, [new SourceValue(own, value)]);
        folder[PublicLayout.Receipt(draw)] = CanonicalJson.Write(receipt.ToJson());
        Enter(drawAt, new ValueBody(draw, own, value));
        Enter(drawAt, new ReceiptBody(draw, receipt.Digest));

        // What anybody does who doubts it.
        VerificationReport report = PublicationVerifier.Verify(new MemoryFiles(folder), new VerificationOptions { Draw = draw });
        return (receipt, report);

        // A log, its head signed after every entry.
        MerkleTree Log() => MerkleTree.Over(entries.Select(e => e.ToLeaf()));
        void Enter(DateTimeOffset at, EntryBody body)
        {
            entries.Add(new LedgerEntry(entries.Count, at, body));
            byte[] checkpoint = Utf8(NoteSigner.Sign(new Checkpoint(authority, Log().Head).ToText(), signer));
            folder[PublicLayout.Entries] = [.. entries.SelectMany(e => e.ToLeaf().Append((byte)'\n'))];
            folder[PublicLayout.Keys] = Utf8($"{signer.Verifier}\n");
            folder[PublicLayout.Checkpoint] = folder[PublicLayout.CheckpointAt(entries.Count)] = checkpoint;
        }
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
