using System.Globalization;

namespace Inspections.Worker.Tests.Privacy;

/// <summary>Personal data that belongs to nobody, made to pass for real.</summary>
internal static class Planted
{
    /// <summary>An identity card number with its check character.</summary>
    public static string IdNumber(string region = "350102", string born = "19800229", int sequence = 12)
    {
        string body = string.Create(CultureInfo.InvariantCulture, $"{region}{born}{sequence:D3}");
        return body + "10X98765432"[Enumerable.Range(0, 17).Sum(i => (body[i] - '0') * (int)Math.Pow(2, 17 - i)) % 11];
    }

    /// <summary>The same with another check character.</summary>
    public static string WrongIdNumber() => IdNumber() is var right && right[^1] == '1' ? right[..^1] + '2' : right[..^1] + '1';
}
