using System.Security.Cryptography;
using System.Text;
using Inspections.Core.Encodings;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>The one-time address on which the first administrator makes an account: known to who started the program, good for half an hour and for one account.</summary>
internal sealed class FirstVisit(BureauContext bureau)
{
    /// <summary>How long it is good.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(30);

    private readonly string _token = new Digest(RandomNumberGenerator.GetBytes(Digest.Length)).ToString();
    private readonly long _begun = bureau.Clock.GetTimestamp();

    /// <summary>Called once an account was made by it.</summary>
    public Action Used { get; set; } = () => { };

    /// <summary>Until when it is good.</summary>
    public DateTimeOffset Until { get; } = bureau.Clock.GetUtcNow() + Holds;

    /// <summary>True once it is good no more.</summary>
    public bool IsOver => bureau.Clock.GetElapsedTime(_begun) >= Holds || bureau.Database.Read(AccountStore.Any);

    /// <summary>The address's path; null when there are accounts already.</summary>
    public string? Path => bureau.Database.Read(AccountStore.Any) ? null : $"/first/{_token}";

    /// <summary>True for the token, in time, while there is no account.</summary>
    public bool Is(string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_token), Encoding.UTF8.GetBytes(token))
        && !IsOver;
}
