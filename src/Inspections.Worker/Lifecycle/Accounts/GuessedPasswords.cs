namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>
/// Passwords that others guess although they are long: a well-known word or two with a year, a walk over the keyboard, a run of digits. A
/// password is taken apart into as few pieces as can be; a piece that everybody tries counts for one, whatever its length.
/// </summary>
internal static class GuessedPasswords
{
    /// <summary>Pieces that a password has at least: fewer are tried by machines within hours.</summary>
    public const int LeastPieces = 6;

    private const int ShortestRun = 3;

    // What people take for a password, in English and in pinyin; digits that stand for letters are read as these.
    private static readonly HashSet<string> Words =
    [
        .. """
        password passwort passw passwd pass word admin administrator root user guest login logon signin welcome hello letmein open sesame master super secret changeme change default test
        testing temp demo sample system server service manager operator inspector inspection inspections supervisor computer internet network windows linux oracle office office365 company
        qwerty azerty iloveyou love lovely sunshine princess dragon monkey football baseball basketball soccer shadow michael jordan superman batman starwars trustno freedom whatever
        spring summer autumn winter january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
        china beijing shanghai guangzhou shenzhen fujian fuzhou xiamen zhejiang hangzhou jiangsu nanjing sichuan chengdu wuhan hubei hunan changsha tianjin chongqing xian
        mima woaini woaiwo aini wobuzhidao nihao zhongguo woshi mimashi guanliyuan guanli xitong ceshi yonghu dengji huanying zhengfu fangguan zhujian jiancha choucha shuangsuiji
        taobao baidu tencent alibaba weixin wechat aaa abc abcd asd asdf zxc zxcv qwe qwer qaz wsx edc iop jkl bnm
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
    ];

    private static readonly int LongestWord = Words.Max(w => w.Length);

    // Lines of a keyboard, its columns, the alphabet and the digits: a piece goes along one of them, in either direction.
    private static readonly string[] Lines =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "!@#$%^&*()_+", "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.", "0p;/",
        "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "1a2b3c4d5e6f7g", "a1b2c3d4e5f6g7", "5201314", "1314520", "147258369", "159357", "112233445566778899",
    ];

    private static readonly string[] Runs = [.. Lines, .. Lines.Select(l => new string([.. l.Reverse()]))];

    /// <summary>True for a password of too few pieces.</summary>
    public static bool Has(string password) => Pieces(password) < LeastPieces;

    /// <summary>The fewest pieces of which a password can be made.</summary>
    public static int Pieces(string password)
    {
        string text = password.ToLowerInvariant(), read = new([.. text.Select(Meant)]);
        int[] fewest = new int[text.Length + 1];
        for (int end = 1; end <= text.Length; end++)
        {
            fewest[end] = fewest[end - 1] + 1;
            for (int start = 0; start <= end - ShortestRun; start++)
            {
                if (fewest[start] + 1 < fewest[end] && IsPiece(text, read, start, end - start))
                {
                    fewest[end] = fewest[start] + 1;
                }
            }
        }

        return fewest[^1];
    }

    private static bool IsPiece(string text, string read, int start, int length)
    {
        string piece = text.Substring(start, length);
        return (length <= LongestWord && (Words.Contains(piece) || Words.Contains(read.Substring(start, length))))
            || Array.Exists(Runs, r => r.Contains(piece, StringComparison.Ordinal))
            || IsYear(piece)
            || IsRepeated(piece, text, start);
    }

    // 1950 to 2049: births, and this year.
    private static bool IsYear(string piece) => piece.Length == 4 && piece.All(char.IsAsciiDigit) && string.CompareOrdinal(piece, "1950") >= 0 && string.CompareOrdinal(piece, "2049") <= 0;

    // What stands just before, again and again; one character over and over is that too.
    private static bool IsRepeated(string piece, string text, int start)
    {
        for (int unit = 1; unit <= Math.Min(start, piece.Length); unit++)
        {
            if (piece.Length % unit == 0 && Enumerable.Range(0, piece.Length).All(i => piece[i] == text[start - unit + (i % unit)]))
            {
                return true;
            }
        }

        return false;
    }

    private static char Meant(char c) => c switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        '8' => 'b',
        _ => c,
    };
}
