using System.Globalization;
using Inspections.Core.Directories;

namespace Inspections.Worker.Tests.Files.Lists;

/// <summary>Made-up values that are valid.</summary>
internal static class Some
{
    public const string FirmHeader = "统一社会信用代码,企业名称,监管行业,地区,成立日期";

    public static string CreditCode(int number)
    {
        string body = string.Create(CultureInfo.InvariantCulture, $"91350100{number:D9}");
        return body + UnifiedSocialCreditCode.CheckCharacter(body);
    }

    /// <summary>The code of <see cref="CreditCode"/> with another check digit.</summary>
    public static string WrongCreditCode(int number)
    {
        string code = CreditCode(number);
        return code[..^1] + (code[^1] == '0' ? '1' : '0');
    }

    public static string FirmLine(int number) => $"{CreditCode(number)},企业{number},物业服务,鼓楼区,2020-01-02";

    public static string Lines(params IEnumerable<string> lines) => string.Join("\r\n", lines) + "\r\n";
}
