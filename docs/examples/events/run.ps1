# An Azure Function with an HTTP trigger: a referral changed, and the CRM is to know.
using namespace System.Net
param($Request, $TriggerMetadata)

# Proven first: nothing else is done for somebody who is not Partner Center. 401 and 400 refuse; 503 asks for another delivery.
try {
    $signed = @{ Body = $Request.RawBody; Header = $Request.Headers }
    $received = ConvertFrom-PartnerReferralEvent @signed -ErrorAction Stop
}
catch [PartnerReferrals.Errors.EventException] {
    Write-Warning $_.Exception.Message
    Push-OutputBinding -Name Response -Value @{ StatusCode = [HttpStatusCode] $_.Exception.Answer }
    return
}

# An event says which referral, not what changed: it is read, so that neither doubles nor the wrong order do any harm.
$status = 'OK'
if ($received.ReferralId) {
    try {
        $received | Get-PartnerReferral -ErrorAction Stop | Save-CrmDeal
    }
    catch {
        Write-Warning $_.Exception.Message
        $status = 'ServiceUnavailable'
    }
}
Push-OutputBinding -Name Response -Value @{ StatusCode = [HttpStatusCode] $status }
