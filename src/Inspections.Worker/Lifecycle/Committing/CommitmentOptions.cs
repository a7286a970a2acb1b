using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Worker.Files;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Committing;

/// <summary>What a bureau may set about its commitments: where the random values come from, who vouches, and which lists are kept back.</summary>
internal sealed class CommitmentOptions
{
    /// <summary>
    /// Where a draw's random values come from, in this order: <c>own</c>, <c>witness:&lt;name&gt;</c>, <c>dice</c>,
    /// <c>ssq</c>, <c>dlt</c>, <c>drand</c>; the bureau's own alone unless set.
    /// </summary>
    public IReadOnlyList<string> Sources { get; set; } = [];

    /// <summary>Digits of a roll of dice.</summary>
    public int DiceDigits { get; set; } = DiceSource.FewestDigits;

    /// <summary>
    /// How many minutes after the draw's time the pulse comes that a draw with dice names: dice count only if they are entered
    /// before any public value is known (protocol section 12).
    /// </summary>
    public int DiceMinutes { get; set; } = 60;

    /// <summary>Other institutions that vouch for the draws, by name and verifier key.</summary>
    public IReadOnlyList<WitnessSetting> Witnesses { get; set; } = [];

    /// <summary>Sectors whose list is kept back after the draw for unannounced visits, and for how many working days at most.</summary>
    public Dictionary<string, int> KeepBack { get; set; } = [];

    /// <summary>The witnesses as commitments carry them.</summary>
    public IReadOnlyList<Witness> CommittedWitnesses() => [.. Witnesses.Select(w => w.ToWitness())];

    /// <summary>Names the setting that cannot be used.</summary>
    /// <exception cref="UserErrorException">One is out of range, or names what is not there.</exception>
    public void Validate()
    {
        SettingCheck.Require(DiceDigits is >= DiceSource.FewestDigits and <= 1000, nameof(DiceDigits), DiceDigits, $"{DiceSource.FewestDigits}–1000");
        SettingCheck.Require(DiceMinutes is >= 1 and <= 24 * 60, nameof(DiceMinutes), DiceMinutes, "1–1440");
        ValidateSources();
        foreach ((string sector, int days) in KeepBack)
        {
            SettingCheck.Require(SectorCode.IsValid(sector), nameof(KeepBack), sector, "property-management");
            SettingCheck.Require(days is >= 1 and <= 120, $"{nameof(KeepBack)}:{sector}", days, "1–120");
        }
    }

    private void ValidateSources()
    {
        IReadOnlyList<Witness> witnesses = CommittedWitnesses();
        SettingCheck.Require(
            witnesses.DistinctBy(w => w.Name).Count() == witnesses.Count && witnesses.DistinctBy(w => w.Key.KeyId, StringComparer.Ordinal).Count() == witnesses.Count,
            nameof(Witnesses), string.Join(", ", witnesses.Select(w => w.Name)), new Text("名称和密钥互不相同", "distinct names and keys"));
        var named = witnesses.Select(w => SealedSource.WitnessPrefix + w.Name).ToHashSet(StringComparer.Ordinal);
        foreach (string slot in Sources)
        {
            SettingCheck.Require(
                SourceSlot.IsKnown(slot) && (!SourceSlot.IsWitness(slot) || named.Contains(slot)),
                nameof(Sources), slot, new Text("own, witness:<Witnesses 里的名称>, dice, ssq, dlt, drand", "own, witness:<a name of Witnesses>, dice, ssq, dlt, drand"));
        }

        SettingCheck.Require(
            Sources.Distinct(StringComparer.Ordinal).Count() == Sources.Count, nameof(Sources), string.Join(", ", Sources), new Text("每项一次", "each once"));
    }
}
