using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Worker.Files.Lists;

/// <summary>The words in which people give the reasons that the ledger spells in English.</summary>
internal static class ReasonWords
{
    private static readonly Dictionary<string, VoidReason> Voids = new(StringComparer.Ordinal)
    {
        ["企业名录有误"] = VoidReason.FrameError,
        ["企业名单有误"] = VoidReason.FrameError,
        ["名录有误"] = VoidReason.FrameError,
        ["名单有误"] = VoidReason.FrameError,
        ["执法人员名录有误"] = VoidReason.RosterError,
        ["人员名录有误"] = VoidReason.RosterError,
        ["人员名单有误"] = VoidReason.RosterError,
        ["不可抗力"] = VoidReason.ForceMajeure,
        ["随机源未提供随机数"] = VoidReason.SourceUnavailable,
        ["随机源不可用"] = VoidReason.SourceUnavailable,
        ["没有随机数"] = VoidReason.SourceUnavailable,
    };

    private static readonly Dictionary<string, SubstitutionReason> Substitutions = new(StringComparer.Ordinal)
    {
        ["回避"] = SubstitutionReason.Recusal,
        ["不在岗"] = SubstitutionReason.Absent,
        ["请假"] = SubstitutionReason.Absent,
        ["离岗"] = SubstitutionReason.Absent,
        ["执法证无效"] = SubstitutionReason.Certificate,
        ["证件无效"] = SubstitutionReason.Certificate,
        ["执法证过期"] = SubstitutionReason.Certificate,
    };

    /// <summary>The words for the reasons of a void.</summary>
    public static IReadOnlyCollection<string> OfVoid => Voids.Keys;

    /// <summary>The words for the reasons of a substitution.</summary>
    public static IReadOnlyCollection<string> OfSubstitution => Substitutions.Keys;

    /// <summary>Reads the reason of a void, in Chinese or as the protocol spells it.</summary>
    /// <exception cref="ProtocolFormatException">It is none.</exception>
    public static VoidReason ReadVoid(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Voids.TryGetValue(text.Trim(), out VoidReason reason) ? reason : VoidBody.ReadReason(text.Trim());
    }

    /// <summary>Reads the reason of a substitution, in Chinese or as the protocol spells it.</summary>
    /// <exception cref="ProtocolFormatException">It is none.</exception>
    public static SubstitutionReason ReadSubstitution(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Substitutions.TryGetValue(text.Trim(), out SubstitutionReason reason) ? reason : SubstitutionBody.ReadReason(text.Trim());
    }
}
