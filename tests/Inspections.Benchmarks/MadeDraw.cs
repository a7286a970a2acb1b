using System.Globalization;
using System.Security.Cryptography;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;

namespace Inspections.Benchmarks;

/// <summary>One made-up draw of any size, from rules to a published folder.</summary>
internal static class MadeDraw
{
    public static readonly DrawId Draw = DrawId.Parse("property-2026-r1");
    private static readonly Authority Bureau = Authority.Parse("350100/housing");
    private static readonly Label Own = Label.Parse("own:1");
    private static readonly string Value = new('7', 64);
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, BeijingTime.Offset);

    public static PolicyDocument Policy { get; } = new(Bureau, BeijingTime.DateOf(Now), ["国办发〔2019〕5号"], [new SectorPolicy
    {
        Sector = Draw.Sector,
        Name = "物业服务企业",
        Floor = new Ratio(5, 100),
        Rounds = 3,
        Strata = [new StratumPolicy(SectorPolicy.Everyone, "全部企业", new Ratio(5, 100))],
        Team = new TeamRule(2, 1),
    }]);

    public static RoundInputs Inputs(int firms, int inspectors, int recusals)
    {
        Firm[] list = [.. Enumerable.Range(0, firms).Select(n => new Firm(Id("91350100M", n, "D9"), "企业", [Draw.Sector]))];
        RosterLeaf[] roster = [.. Enumerable.Range(0, inspectors).Select(n => new RosterLeaf(
            Id("FZ", n, "D4"), Label.Parse(FormattableString.Invariant($"dept:{n % 5}")), [Draw.Sector]))];
        long salt = 0;
        return new RoundInputs
        {
            Draw = Draw,
            Policy = Policy,
            Ledger = MerkleTree.Over(Entries().Select(e => e.ToLeaf())).Head,
            History = new History(Entries().Select(e => e.Body), []),
            Firms = list,
            Roster = roster,
            Recusals = Enumerable.Range(0, recusals).ToLookup(n => list[(int)(n * 7919L % firms)].Id, n => roster[n % inspectors].Id),
            Salt = () => new Digest(0x1234, 0x5678, 0x9abc, (ulong)salt++),
            Sources = [new SealedSource(Own, SealedSource.Seal(Draw, Own, Value))],
            DrawAt = Now.AddDays(3),
        };
    }

    /// <summary>Makes and publishes a draw, and says how long its steps took.</summary>
    public static void Make(string folder, int firms, int inspectors, int recusals, TextWriter output)
    {
        RoundInputs inputs = Inputs(firms, inspectors, recusals);
        PreparedRound? round = null;
        output.WriteLine(FormattableString.Invariant($"{Cpu.Seconds(() => round = RoundPreparation.Prepare(inputs), 1):F3} prepared"));
        output.WriteLine(FormattableString.Invariant($"{Cpu.Seconds(() => Publish((PreparedRound.Ready)round!, folder), 1):F3} drawn and published"));
    }

    /// <summary>Writes the public folder of a prepared round that is drawn.</summary>
    public static void Publish(PreparedRound.Ready round, string root)
    {
        Receipt receipt = Core.Rounds.Draw.Run(round, [new SourceValue(Own, Value)]);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        key.ImportFromPem(Pem);
        var signer = new NoteSigner(Bureau.ToString(), key);
        DateTimeOffset drawAt = round.Commitment.DrawAt;
        LedgerEntry[] entries =
        [
            .. Entries(),
            new LedgerEntry(2, Now, new CommitmentBody(Draw, round.Commitment.Digest)),
            new LedgerEntry(3, drawAt, new ValueBody(Draw, Own, Value)),
            new LedgerEntry(4, drawAt, new ReceiptBody(Draw, receipt.Digest)),
        ];
        void Put(string path, byte[] bytes)
        {
            string file = Path.Combine(root, path);
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }

        Put(PublicLayout.Policy(Policy.Digest), CanonicalJson.Write(Policy.ToJson()));
        Put(PublicLayout.Commitment(Draw), CanonicalJson.Write(round.Commitment.ToJson()));
        Put(PublicLayout.Frame(Draw), round.Frame.ToFile());
        Put(PublicLayout.Roster(Draw), round.Roster.ToFile());
        Put(PublicLayout.Receipt(Draw), CanonicalJson.Write(receipt.ToJson()));
        if (round.Recusals is { } recusals)
        {
            Put(PublicLayout.Recusals(Draw), JsonLines.Write(receipt.Selection.DrawOrder.Select(f =>
            {
                int place = ((FrameList)round.Frame.Leaves).IndexOf(f);
                return new RecusalOpening(place, recusals.Leaves[place], recusals.Prove(place)).ToJson();
            })));
        }

        Put(PublicLayout.Entries, JsonLines.Write(entries.Select(e => e.ToJson())));
        Put(PublicLayout.Keys, Utf8($"{signer.Verifier}\n"));
        for (int size = 1; size <= entries.Length; size++)
        {
            byte[] checkpoint = Utf8(NoteSigner.Sign(new Checkpoint(Bureau, MerkleTree.Over(entries.Take(size).Select(e => e.ToLeaf())).Head).ToText(), signer));
            Put(PublicLayout.CheckpointAt(size), checkpoint);
            Put(PublicLayout.Checkpoint, checkpoint);
        }
    }

    private static LedgerEntry[] Entries()
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(Pem);
        using var spare = ECDsa.Create();
        spare.ImportFromPem(Spare);
        var signer = new NoteSigner(Bureau.ToString(), key);
        return [
            new LedgerEntry(0, Now, new KeyBody(signer.Verifier, new NoteSigner(Bureau.ToString(), spare).Verifier)),
            new LedgerEntry(1, Now, new DocumentBody(DocumentKind.Policy, Policy.Digest)),
        ];
    }

    private static readonly string Pem = NewPem(), Spare = NewPem();

    private static string NewPem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportECPrivateKeyPem();
    }

    private static Identifier Id(string prefix, int number, string format) => Identifier.Parse(prefix + number.ToString(format, CultureInfo.InvariantCulture));

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
