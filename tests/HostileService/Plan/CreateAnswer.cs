namespace PartnerReferrals.Hostile;

/// <summary>What comes back for a create. Whether it was made is another matter: see <see cref="CreateFault.Commits"/>.</summary>
public enum CreateAnswer
{
    /// <summary>200 with the referral.</summary>
    Referral,

    /// <summary>200 with the referral, compressed though nobody asked.</summary>
    CompressedReferral,

    /// <summary>201 with nothing but a <c>Location</c>.</summary>
    LocationOnly,

    /// <summary>202 without a body.</summary>
    Accepted,

    /// <summary>204.</summary>
    NoContent,

    /// <summary>200 without a body.</summary>
    Empty,

    /// <summary>200 with half of the referral.</summary>
    Truncated,

    /// <summary>200 with the referral of another deal.</summary>
    ForeignReferral,

    /// <summary>200 with an error that has an id.</summary>
    ErrorWithId,

    /// <summary>200 with an envelope of no known kind around nothing.</summary>
    OtherJson,

    /// <summary>A status (<see cref="CreateFault.Status"/>) with a gateway's web page.</summary>
    GatewayError,

    /// <summary>A status (<see cref="CreateFault.Status"/>) with an error of the API.</summary>
    ApiError,

    /// <summary>A redirect (<see cref="CreateFault.Status"/>) to the referral itself.</summary>
    Redirect,

    /// <summary>A redirect (<see cref="CreateFault.Status"/>) to another host.</summary>
    RedirectElsewhere,
}
