using Inspections.Core.Directories;
using Inspections.Core.Drawing;

namespace Inspections.Worker.Stores;

/// <summary>
/// The kinds of source as the setting <c>Sources</c> spells them: <c>own</c>, <c>witness:&lt;name&gt;</c>, <c>dice</c>,
/// <c>ssq</c>, <c>dlt</c>, <c>drand</c>.
/// </summary>
internal static class SourceSlot
{
    public const string Own = "own";
    public const string Dice = "dice";
    public const string Drand = "drand";

    private static readonly string[] Lotteries = [Lottery.DoubleColourBall.Kind, Lottery.SuperLotto.Kind];

    /// <summary>True for the name of a committed source that a witness sealed.</summary>
    public static bool IsWitness(Label source) => IsWitness(source.ToString());

    /// <inheritdoc cref="IsWitness(Label)"/>
    public static bool IsWitness(string slot) => slot.StartsWith(SealedSource.WitnessPrefix, StringComparison.Ordinal);

    public static bool IsLottery(string slot) => Lotteries.Contains(slot, StringComparer.Ordinal);

    /// <summary>The setting that a source of this name belongs to: a witness's own, else the part before the colon.</summary>
    public static string Of(Label source)
    {
        string name = source.ToString();
        return IsWitness(name) ? name : name.Split(':')[0];
    }

    /// <summary>True for a spelling that the setting may have.</summary>
    public static bool IsKnown(string slot) => slot is Own or Dice or Drand || IsLottery(slot)
        || (IsWitness(slot) && SectorCode.IsValid(slot[SealedSource.WitnessPrefix.Length..]));
}
