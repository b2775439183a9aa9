namespace PartnerReferrals.Http;

/// <summary>One of the two hosts of Partner Center that this client talks to (facts 1). Mixing them up is the commonest mistake in setting up.</summary>
internal sealed class ServiceHost
{
    internal static readonly ServiceHost Referrals = new("the Referrals API", "https://api.partner.microsoft.com", "/v1.0/", "api.partnercenter.microsoft.com");

    internal static readonly ServiceHost Webhooks = new("the webhooks", "https://api.partnercenter.microsoft.com", "/", "api.partner.microsoft.com");

    private ServiceHost(string name, string origin, string root, string otherHost)
    {
        Name = name;
        Origin = origin;
        Root = root;
        OtherHost = otherHost;
    }

    /// <summary>As it is called in a sentence.</summary>
    internal string Name { get; }

    /// <summary>Its address, which is also the audience of its tokens.</summary>
    internal string Origin { get; }

    /// <summary>Where its paths begin.</summary>
    internal string Root { get; }

    /// <summary>Name of the host that is taken for it by mistake.</summary>
    internal string OtherHost { get; }
}
