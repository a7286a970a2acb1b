using Inspections.Core.Directories;

namespace Inspections.Worker.Files.Lists;

/// <summary>The ground of a recusal in a sentence, such as 配偶在该企业任职: by the words for relations in it.</summary>
internal static class RelationWords
{
    private const string Self = "本人";

    /// <summary>The grounds by the words for them, normalized.</summary>
    public static readonly IReadOnlyDictionary<string, RecusalGround> Grounds = Aliases.Values("ground", Enum.Parse<RecusalGround>);

    private static readonly string[] LongestFirst = [.. Grounds.Keys.Where(w => w.Length > 1 && !char.IsAscii(w[0])).OrderByDescending(w => w.Length)];

    /// <summary>The ground that a sentence means, or null where it names none, several, or says that there is no such relation.</summary>
    public static RecusalGround? In(string text)
    {
        string sentence = Spelling.Normalize(text);
        if (Aliases.NoRelation.Any(n => sentence.Contains(n, StringComparison.Ordinal)))
        {
            return null;
        }

        // 本人 and 持股 say how somebody is concerned; a relative or a friend, where one is named, says who.
        RecusalGround[] grounds = [.. Chains(sentence).Distinct()];
        RecusalGround[] kin = [.. grounds.Where(IsKin)];
        return kin.Length == 1 ? kin[0]
            : kin.Length > 1 || grounds.Length == 0 ? null
            : grounds.Contains(RecusalGround.Other) ? RecusalGround.Other
            : RecusalGround.OwnInterest;
    }

    /// <summary>The usual word for a ground of recusal.</summary>
    public static string Of(RecusalGround ground) => ground switch
    {
        RecusalGround.OwnInterest => "本人利害关系",
        RecusalGround.Spouse => "配偶",
        RecusalGround.LinealKin => "直系血亲",
        RecusalGround.CollateralKin => "三代以内旁系血亲",
        RecusalGround.CloseInLaws => "近姻亲",
        _ => "其他",
    };

    // 配偶的弟弟 is one person and no spouse; 配偶的同学 is no kin.
    private static List<RecusalGround> Chains(string sentence)
    {
        var chains = new List<RecusalGround>();
        Found[] all = FoundIn(sentence), found = [.. all.Where(f => f.Word != Self || all.Length == 1)];
        for (int i = 0; i < found.Length; i++)
        {
            if (i > 0 && found[i].At == found[i - 1].End + 1 && (sentence[found[i - 1].End] is '的' or '之'))
            {
                chains[^1] = Of(chains[^1], found[i].Ground);
            }
            else
            {
                chains.Add(found[i].Ground);
            }
        }

        return chains;
    }

    // The longest word at each place, from the left: 祖父母 is not 父母.
    private static Found[] FoundIn(string sentence)
    {
        var found = new List<Found>();
        for (int at = 0; at < sentence.Length; at++)
        {
            if (Array.Find(LongestFirst, w => string.CompareOrdinal(sentence, at, w, 0, w.Length) == 0) is string word)
            {
                found.Add(new Found(word, at, Grounds[word]));
                at += word.Length - 1;
            }
        }

        return [.. found];
    }

    private static RecusalGround Of(RecusalGround whose, RecusalGround who) =>
        who == RecusalGround.OwnInterest ? whose
        : !IsKin(whose) || !IsKin(who) ? RecusalGround.Other
        : new[] { whose, who }.Any(g => g is RecusalGround.Spouse or RecusalGround.CloseInLaws) ? RecusalGround.CloseInLaws
        : RecusalGround.CollateralKin;

    private static bool IsKin(RecusalGround ground) => ground is not (RecusalGround.OwnInterest or RecusalGround.Other);

    private sealed record Found(string Word, int At, RecusalGround Ground)
    {
        public int End => At + Word.Length;
    }
}
