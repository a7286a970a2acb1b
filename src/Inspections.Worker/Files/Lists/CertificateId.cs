using Inspections.Core.Directories;

namespace Inspections.Worker.Files.Lists;

/// <summary>Ids made of certificate numbers, for lists without staff ids: ids are ASCII, and certificate numbers begin with the name of a province.</summary>
internal static class CertificateId
{
    private static readonly Dictionary<char, string> Provinces = new()
    {
        ['京'] = "JING",
        ['津'] = "JIN",
        ['冀'] = "JI",
        ['晋'] = "JIN4",
        ['蒙'] = "MENG",
        ['辽'] = "LIAO",
        ['吉'] = "JI2",
        ['黑'] = "HEI",
        ['沪'] = "HU",
        ['苏'] = "SU",
        ['浙'] = "ZHE",
        ['皖'] = "WAN",
        ['闽'] = "MIN",
        ['赣'] = "GAN",
        ['鲁'] = "LU",
        ['豫'] = "YU",
        ['鄂'] = "E",
        ['湘'] = "XIANG",
        ['粤'] = "YUE",
        ['桂'] = "GUI",
        ['琼'] = "QIONG",
        ['渝'] = "YU2",
        ['川'] = "CHUAN",
        ['蜀'] = "SHU",
        ['贵'] = "GUI4",
        ['黔'] = "QIAN",
        ['云'] = "YUN",
        ['滇'] = "DIAN",
        ['藏'] = "ZANG",
        ['陕'] = "SHAN",
        ['秦'] = "QIN",
        ['甘'] = "GAN1",
        ['陇'] = "LONG",
        ['青'] = "QING",
        ['宁'] = "NING",
        ['新'] = "XIN",
    };

    /// <summary>The same number always has the same id: 闽A00101 is <c>MIN-A00101</c>, and what cannot be spelled has a code of its own.</summary>
    public static Identifier Of(string number)
    {
        string half = string.Concat(number.Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c));
        string spelled = half.Length > 0 && Provinces.TryGetValue(half[0], out string? province) ? $"{province}-{half[1..]}" : half;
        return Identifier.Parse(Identifier.IsValid(spelled) ? spelled : StableCode.Of("cert", number));
    }
}
