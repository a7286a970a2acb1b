using System.Security.Cryptography;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;

namespace Inspections.Package.Tests;

/// <summary>What another bureau's engineer has at hand: everything right, each to be made wrong in one place.</summary>
internal static class OutsideCaller
{
    public static readonly Authority Bureau = Authority.Parse("350100/housing");
    public static readonly SectorCode Brokers = SectorCode.Parse("brokers");
    public static readonly SectorCode Managers = SectorCode.Parse("managers");
    public static readonly Label Own = Label.Parse("own:1");
    public static readonly Label Person = Label.Parse("staff-1");
    public static readonly DrawId First = new(Brokers, 2026, 1);
    public static readonly DateTimeOffset DrawAt = new(2026, 3, 18, 10, 0, 0, TimeSpan.FromHours(8));
    public static readonly string Value = new('a', 64);
    public static readonly Digest Some = Digest.Of("some"u8);
    public static readonly Identifier FirmId = Identifier.Parse("F001");
    public static readonly Identifier InspectorId = Identifier.Parse("S1");

    public static SectorPolicy Rules => new()
    {
        Sector = Brokers,
        Name = "房地产经纪机构",
        Floor = new Ratio(5, 100),
        Rounds = 3,
        Strata = [new StratumPolicy(SectorPolicy.Everyone, "全部企业", new Ratio(5, 100))],
        Team = new TeamRule(2),
    };

    public static PolicyDocument Policy => new(Bureau, new DateOnly(2026, 1, 1), ["国办发〔2019〕5号"], [Rules]);

    public static Firm[] Firms => [.. Enumerable.Range(1, 400).Select(n => new Firm(Identifier.Parse($"F{n:000}"), "企业", [Brokers]))];

    public static RosterLeaf[] Inspectors => [.. Enumerable.Range(1, 6).Select(n => new RosterLeaf(Identifier.Parse($"S{n}"), Label.Parse("market"), [Brokers]))];

    public static RoundInputs Inputs => new()
    {
        Draw = First,
        Policy = Policy,
        Ledger = new TreeHead(Some, 2),
        History = new History([], []),
        Firms = Firms,
        Roster = Inspectors,
        Recusals = new[] { (Firm: FirmId, Inspector: InspectorId) }.ToLookup(r => r.Firm, r => r.Inspector),
        Salt = Salts(),
        Sources = [SealedSource.Of(First, Own, Value)],
        DrawAt = DrawAt,
    };

    /// <summary>Salts that are the same in every run: what is drawn with them is a known answer, not a matter of luck.</summary>
    private static Func<Digest> Salts()
    {
        int count = 0;
        return () => Digest.Of(BitConverter.GetBytes(++count));
    }

    public static PreparedRound.Ready Round { get; } = (PreparedRound.Ready)RoundPreparation.Prepare(Inputs);

    public static IReadOnlyList<SourceValue> Values => [new(Own, Value)];

    public static Receipt Drawn { get; } = Draw.Run(Round, Values);

    public static ResultBody Result => new()
    {
        Record = Label.Parse("r1"),
        Version = 1,
        Draw = First,
        Firm = FirmId,
        Inspectors = [InspectorId],
        InspectedOn = new DateOnly(2026, 4, 1),
        Items = [Identifier.Parse("I1")],
        Categories = [ResultCategory.NoProblemFound],
    };

    public static VerifierKey Key { get; } = MakeKey(Bureau.ToString());

    public static VerifierKey MakeKey(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return VerifierKey.Of(name, key);
    }
}
